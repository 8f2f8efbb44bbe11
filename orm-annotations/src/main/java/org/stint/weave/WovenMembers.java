package org.stint.weave;

import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Tracker;
import org.stint.contract.Woven;

/**
 * Adds to a mapped class what {@link Woven} asks for, and for each persistent field the method that replaces writes and,
 * where there has to be one, the method that replaces reads. Each class has masks of its own for the fields that it
 * declares.
 */
final class WovenMembers extends ClassVisitor {

    /** The first mask, which every woven class has. */
    static final String MARK = Mask.CLEAN.word(0);

    private final MappedClass mapped;

    WovenMembers(ClassVisitor next, MappedClass mapped) {
        super(OpenedClassReader.ASM_API, next);
        this.mapped = mapped;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        String[] before = interfaces == null ? new String[0] : interfaces;
        String[] after = before;
        String genericAfter = signature;
        if (mapped.superclass() == null) {
            after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = Type.getInternalName(Woven.class);
            genericAfter = signature == null ? null : signature + Type.getDescriptor(Woven.class);
        }
        super.visit(version, access, name, genericAfter, superName, after);
    }

    @Override
    public void visitEnd() {
        addFields();
        TrackingMethods.addTo(cv, mapped);
        AccessorMethods.addTo(cv, mapped);
        FieldMethods.addTo(cv, mapped);
        if (mapped.hasLazyFields()) {
            LazyMethods.addTo(cv, mapped);
        }
        super.visitEnd();
    }

    private void addFields() {
        if (mapped.superclass() == null) {
            addField(Opcodes.ACC_TRANSIENT, TrackingMethods.TRACKER_FIELD, Type.getDescriptor(Tracker.class));
        }
        for (int word = 0; word < mapped.words(); word++) {
            addField(Opcodes.ACC_TRANSIENT, Mask.CLEAN.word(word), "J");
            if (mapped.hasLazyFields(word)) {
                // serialized with the object: what was not loaded must not come back as null
                addField(0, Mask.UNLOADED.word(word), "J");
            }
        }
    }

    private void addField(int access, String name, String descriptor) {
        super.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | access, name, descriptor, null, null)
                .visitEnd();
    }
}
