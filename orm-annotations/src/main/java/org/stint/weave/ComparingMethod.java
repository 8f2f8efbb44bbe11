package org.stint.weave;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.stint.contract.FieldDifferences;
import org.stint.contract.HeldValues;

/** Writes the method that compares all fields of a mapped class with values, without making objects of primitives. */
final class ComparingMethod {

    private static final String NAME = "stintCompare";
    private static final String DIFFERENCES = Type.getInternalName(FieldDifferences.class);
    private static final String DESCRIPTOR = "([Ljava/lang/Object;[IL" + DIFFERENCES + ";)V";

    private static final int VALUES = 1;
    private static final int ATTRIBUTES = 2;
    private static final int LISTENER = 3;

    private final MappedClass mapped;
    private final MethodVisitor code;

    private ComparingMethod(MappedClass mapped, MethodVisitor code) {
        this.mapped = mapped;
        this.code = code;
    }

    static void addTo(ClassVisitor visitor, MappedClass mapped) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
        new ComparingMethod(mapped, visitor.visitMethod(access, NAME, DESCRIPTOR, null, null)).write();
    }

    private void write() {
        code.visitCode();
        if (mapped.superclass() != null) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, VALUES);
            code.visitVarInsn(Opcodes.ALOAD, ATTRIBUTES);
            code.visitVarInsn(Opcodes.ALOAD, LISTENER);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, mapped.superclass().name(), NAME, DESCRIPTOR, false);
        }
        mapped.fields().forEach(this::compare);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0); // computed
        code.visitEnd();
    }

    private void compare(MappedField field) {
        Label held = new Label();
        code.visitVarInsn(Opcodes.ALOAD, VALUES);
        pushAttribute(field);
        code.visitInsn(Opcodes.AALOAD);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(
                Opcodes.GETFIELD, mapped.name(), field.name(), field.type().getDescriptor());
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(HeldValues.class),
                "holds",
                Primitives.comparison(field.type()),
                false);
        code.visitJumpInsn(Opcodes.IFNE, held);
        code.visitVarInsn(Opcodes.ALOAD, LISTENER);
        pushAttribute(field);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, DIFFERENCES, "mayDiffer", "(I)V", true);
        code.visitLabel(held);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    private void pushAttribute(MappedField field) {
        code.visitVarInsn(Opcodes.ALOAD, ATTRIBUTES);
        code.visitLdcInsn(mapped.inherited() + field.index());
        code.visitInsn(Opcodes.IALOAD);
    }
}
