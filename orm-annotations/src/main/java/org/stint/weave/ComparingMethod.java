package org.stint.weave;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
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
    private final MethodCode code;

    private ComparingMethod(MappedClass mapped, MethodCode code) {
        this.mapped = mapped;
        this.code = code;
    }

    static void addTo(ClassVisitor visitor, MappedClass mapped) {
        new ComparingMethod(mapped, MethodCode.ofPublic(visitor, mapped, NAME, DESCRIPTOR)).write();
    }

    private void write() {
        if (mapped.superclass() != null) {
            code.callSuper();
        }
        mapped.fields().forEach(this::compare);
        code.visitInsn(Opcodes.RETURN);
        code.end();
    }

    private void compare(MappedField field) {
        Label held = new Label();
        code.visitVarInsn(Opcodes.ALOAD, VALUES);
        pushAttribute(field);
        code.visitInsn(Opcodes.AALOAD);
        code.loadThis();
        code.get(field);
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
        code.label(held);
    }

    private void pushAttribute(MappedField field) {
        code.visitVarInsn(Opcodes.ALOAD, ATTRIBUTES);
        code.loadPosition(field);
        code.visitInsn(Opcodes.IALOAD);
    }
}
