package org.stint.weave;

import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.stint.contract.FieldSource;
import org.stint.contract.WovenFields;

/** Adds the methods by which the run time makes, reads and fills objects past the tracking of changes. */
final class AccessorMethods {

    private static final String SOURCE = Type.getInternalName(FieldSource.class);

    private final ClassVisitor visitor;
    private final MappedClass mapped;

    private AccessorMethods(ClassVisitor visitor, MappedClass mapped) {
        this.visitor = visitor;
        this.mapped = mapped;
    }

    static void addTo(ClassVisitor visitor, MappedClass mapped) {
        AccessorMethods methods = new AccessorMethods(visitor, mapped);
        methods.addNames();
        if (mapped.instantiable()) {
            methods.addConstruction();
        }
        methods.addGet();
        methods.addSet();
        methods.addFill();
        ComparingMethod.addTo(visitor, mapped);
    }

    private void addNames() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintFields", "()[Ljava/lang/String;");
        if (mapped.superclass() == null) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.callSuper();
        }
        code.load(mapped.inherited());
        code.visitLdcInsn(mapped.fields().stream().map(MappedField::name).collect(Collectors.joining(",")));
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(WovenFields.class),
                "join",
                "([Ljava/lang/String;ILjava/lang/String;)[Ljava/lang/String;",
                false);
        code.visitInsn(Opcodes.ARETURN);
        code.end();
    }

    private void addConstruction() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintNew", "()Ljava/lang/Object;");
        code.visitTypeInsn(Opcodes.NEW, mapped.name());
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, mapped.name(), "<init>", "()V", false);
        code.visitInsn(Opcodes.ARETURN);
        code.end();
    }

    private void addGet() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintGet", "(I)Ljava/lang/Object;");
        code.byField(field -> {
            code.loadThis();
            code.get(field);
            Primitives.box(code, field.type());
            code.visitInsn(Opcodes.ARETURN);
        });
        code.end();
    }

    private void addSet() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintSet", "(ILjava/lang/Object;)V");
        code.byField(field -> {
            code.loadThis();
            code.visitVarInsn(Opcodes.ALOAD, 2);
            Primitives.unbox(code, field.type());
            code.put(field);
            if (field.lazy()) {
                Mask.UNLOADED.clear(code, field);
            }
            code.visitInsn(Opcodes.RETURN);
        });
        code.end();
    }

    private void addFill() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintFill", "(L" + SOURCE + ";[I)V");
        if (mapped.superclass() != null) {
            code.callSuper();
        }
        for (MappedField field : mapped.fields()) {
            code.loadThis();
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitVarInsn(Opcodes.ALOAD, 2);
            code.loadPosition(field);
            code.visitInsn(Opcodes.IALOAD);
            Primitives.fromSource(code, field.type(), SOURCE);
            code.put(field);
        }
        for (int word = 0; word < mapped.words(); word++) {
            if (mapped.hasLazyFields(word)) {
                Mask.UNLOADED.put(code, word, 0);
            }
        }
        code.visitInsn(Opcodes.RETURN);
        code.end();
    }
}
