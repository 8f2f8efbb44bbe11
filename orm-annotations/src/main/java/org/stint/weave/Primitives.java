package org.stint.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Instructions between primitive values and objects. */
final class Primitives {

    private Primitives() {}

    /** Makes the value on the stack an object. */
    static void box(MethodVisitor code, Type type) {
        if (isPrimitive(type)) {
            Type wrapper = wrapper(type);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    wrapper.getInternalName(),
                    "valueOf",
                    Type.getMethodDescriptor(wrapper, type),
                    false);
        }
    }

    /** Makes the object on the stack a value of a type. */
    static void unbox(MethodVisitor code, Type type) {
        if (isPrimitive(type)) {
            Type wrapper = wrapper(type);
            code.visitTypeInsn(Opcodes.CHECKCAST, wrapper.getInternalName());
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    wrapper.getInternalName(),
                    type.getClassName() + "Value",
                    Type.getMethodDescriptor(type),
                    false);
        } else {
            code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
    }

    /** Asks the source on the stack for the value at the position on the stack. */
    static void fromSource(MethodVisitor code, Type type, String source) {
        if (isPrimitive(type)) {
            code.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    source,
                    type.getClassName() + "Value",
                    Type.getMethodDescriptor(type, Type.INT_TYPE),
                    true);
        } else {
            code.visitMethodInsn(Opcodes.INVOKEINTERFACE, source, "value", "(I)Ljava/lang/Object;", true);
            code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
    }

    /** The descriptor of the method that compares an object with a value of a type. */
    static String comparison(Type type) {
        Type object = Type.getType(Object.class);
        return Type.getMethodDescriptor(Type.BOOLEAN_TYPE, object, isPrimitive(type) ? type : object);
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private static Type wrapper(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> Type.getType(Boolean.class);
            case Type.CHAR -> Type.getType(Character.class);
            case Type.BYTE -> Type.getType(Byte.class);
            case Type.SHORT -> Type.getType(Short.class);
            case Type.INT -> Type.getType(Integer.class);
            case Type.FLOAT -> Type.getType(Float.class);
            case Type.LONG -> Type.getType(Long.class);
            default -> Type.getType(Double.class);
        };
    }
}
