package org.stint.weave;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** The code of one method that is added to a mapped class, in the words in which such methods are written. */
final class MethodCode extends MethodVisitor {

    private static final int MOST_CONSTANT = 5;

    private final MappedClass mapped;
    private final String name;
    private final String descriptor;

    private MethodCode(MethodVisitor next, MappedClass mapped, String name, String descriptor) {
        super(OpenedClassReader.ASM_API, next);
        this.mapped = mapped;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Begins a method that others may call. */
    static MethodCode ofPublic(ClassVisitor visitor, MappedClass mapped, String name, String descriptor) {
        return of(visitor, mapped, Opcodes.ACC_PUBLIC, name, descriptor);
    }

    /** Begins a method. */
    static MethodCode of(ClassVisitor visitor, MappedClass mapped, int access, String name, String descriptor) {
        MethodVisitor next = visitor.visitMethod(access | Opcodes.ACC_SYNTHETIC, name, descriptor, null, null);
        MethodCode code = new MethodCode(next, mapped, name, descriptor);
        code.visitCode();
        return code;
    }

    void loadThis() {
        visitVarInsn(Opcodes.ALOAD, 0);
    }

    void load(int value) {
        if (value >= -1 && value <= MOST_CONSTANT) {
            visitInsn(Opcodes.ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value <= Short.MAX_VALUE) {
            visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            visitLdcInsn(value);
        }
    }

    /** Loads the position of a field among those of the class and its superclasses. */
    void loadPosition(MappedField field) {
        load(mapped.inherited() + field.index());
    }

    /** Replaces the object on the stack by the value of a field of it. */
    void get(MappedField field) {
        get(field.name(), field.type().getDescriptor());
    }

    void get(String field, String type) {
        visitFieldInsn(Opcodes.GETFIELD, mapped.name(), field, type);
    }

    /** Sets a field to the value on the stack, of the object beneath it. */
    void put(MappedField field) {
        put(field.name(), field.type().getDescriptor());
    }

    void put(String field, String type) {
        visitFieldInsn(Opcodes.PUTFIELD, mapped.name(), field, type);
    }

    /** Calls a method of the class itself. */
    void call(String method, String type) {
        visitMethodInsn(Opcodes.INVOKEVIRTUAL, mapped.name(), method, type, false);
    }

    /** Calls the same method of the superclass with the same parameters. */
    void callSuper() {
        loadThis();
        int parameter = 1;
        for (Type type : Type.getArgumentTypes(descriptor)) {
            visitVarInsn(type.getOpcode(Opcodes.ILOAD), parameter);
            parameter += type.getSize();
        }
        MappedClass superclass = Objects.requireNonNull(mapped.superclass());
        visitMethodInsn(Opcodes.INVOKESPECIAL, superclass.name(), name, descriptor, false);
    }

    /** Something to jump to, with nothing on the stack and in no new variable. */
    void label(Label label) {
        visitLabel(label);
        visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    /**
     * Does for each field what is to be done if its position is the first parameter. Fields of superclasses are their
     * business.
     */
    void byField(Consumer<MappedField> each) {
        if (mapped.superclass() != null) {
            Label own = new Label();
            visitVarInsn(Opcodes.ILOAD, 1);
            load(mapped.inherited());
            visitJumpInsn(Opcodes.IF_ICMPGE, own);
            callSuper();
            visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
            label(own);
        }
        if (!mapped.fields().isEmpty()) {
            Label unknown = new Label();
            Label[] cases = new Label[mapped.fields().size()];
            Arrays.setAll(cases, any -> new Label());
            visitVarInsn(Opcodes.ILOAD, 1);
            visitTableSwitchInsn(mapped.inherited(), mapped.inherited() + cases.length - 1, unknown, cases);
            for (MappedField field : mapped.fields()) {
                label(cases[field.index()]);
                each.accept(field);
            }
            label(unknown);
        }
        refuse();
    }

    /** Throws: no field that will do has the position which is the first parameter. */
    void refuse() {
        String exception = "java/lang/IndexOutOfBoundsException";
        visitTypeInsn(Opcodes.NEW, exception);
        visitInsn(Opcodes.DUP);
        visitVarInsn(Opcodes.ILOAD, 1);
        visitMethodInsn(Opcodes.INVOKESPECIAL, exception, "<init>", "(I)V", false);
        visitInsn(Opcodes.ATHROW);
    }

    void end() {
        visitMaxs(0, 0); // computed
        visitEnd();
    }
}
