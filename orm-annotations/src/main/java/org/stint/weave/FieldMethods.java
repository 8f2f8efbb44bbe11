package org.stint.weave;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.stint.contract.Woven;
import org.stint.contract.WovenFields;

/**
 * Adds the methods that are called where the code wrote a persistent field or, if that has to be known, read it; {@link
 * FieldAccess} puts in the calls.
 */
final class FieldMethods {

    private final ClassVisitor visitor;
    private final MappedClass mapped;

    private FieldMethods(ClassVisitor visitor, MappedClass mapped) {
        this.visitor = visitor;
        this.mapped = mapped;
    }

    static void addTo(ClassVisitor visitor, MappedClass mapped) {
        FieldMethods methods = new FieldMethods(visitor, mapped);
        for (MappedField field : mapped.fields()) {
            methods.addWriter(field);
            if (field.readsAreWoven()) {
                methods.addReader(field);
            }
        }
    }

    private void addWriter(MappedField field) {
        MethodCode code = begin(field, field.writer(), field.writerDescriptor());
        Label told = new Label();
        Mask.CLEAN.test(code, field);
        code.visitJumpInsn(Opcodes.IFEQ, told);
        TrackingMethods.tell(code, field);
        code.label(told);
        if (field.lazy()) {
            Mask.UNLOADED.clear(code, field);
        }
        code.loadThis();
        code.visitVarInsn(field.type().getOpcode(Opcodes.ILOAD), 1);
        code.put(field);
        code.visitInsn(Opcodes.RETURN);
        code.end();
    }

    private void addReader(MappedField field) {
        MethodCode code = begin(field, field.reader(), field.readerDescriptor());
        if (field.lazy()) {
            load(code, field);
        }
        if (field.mutable()) {
            giveAway(code, field);
        }
        code.loadThis();
        code.get(field);
        code.visitInsn(field.type().getOpcode(Opcodes.IRETURN));
        code.end();
    }

    private static void load(MethodCode code, MappedField field) {
        Label loaded = new Label();
        Mask.UNLOADED.test(code, field);
        code.visitJumpInsn(Opcodes.IFEQ, loaded);
        code.loadThis();
        code.loadPosition(field);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(WovenFields.class),
                "load",
                "(" + Type.getDescriptor(Woven.class) + "I)V",
                false);
        code.label(loaded);
    }

    private static void giveAway(MethodCode code, MappedField field) {
        Label told = new Label();
        Mask.CLEAN.test(code, field);
        code.visitJumpInsn(Opcodes.IFEQ, told);
        code.loadThis();
        code.get(field);
        code.visitJumpInsn(Opcodes.IFNULL, told);
        TrackingMethods.tellOfGivingAway(code, field, told);
        code.label(told);
    }

    private MethodCode begin(MappedField field, String name, String descriptor) {
        return MethodCode.of(visitor, mapped, field.visibility() | Opcodes.ACC_FINAL, name, descriptor);
    }
}
