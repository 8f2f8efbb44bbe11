package org.stint.internal.access;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldDifferences;
import org.stint.contract.FieldSource;
import org.stint.contract.HeldValues;

/** Writes the class files of accessors and bridges, instruction by instruction. */
final class AccessorCode {

    private static final String OBJECT = "java/lang/Object";
    private static final String SOURCE = Type.getInternalName(FieldSource.class);
    private static final String DIFFERENCES = Type.getInternalName(FieldDifferences.class);

    /** A field and the position of its attribute. */
    private record Place(int attribute, String name, Type type) {}

    private final String holder;
    private final List<Place> places = new ArrayList<>();
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private AccessorCode(Class<?> holder, Field[] fields) {
        this.holder = Type.getInternalName(holder);
        for (int attribute = 0; attribute < fields.length; attribute++) {
            if (fields[attribute].getDeclaringClass() == holder) {
                places.add(
                        new Place(attribute, fields[attribute].getName(), Type.getType(fields[attribute].getType())));
            }
        }
    }

    /** An {@link EntityAccessor} for the fields that a class declares itself. */
    static byte[] of(Class<?> holder, Field[] fields, boolean instantiable) {
        return new AccessorCode(holder, fields).accessor(instantiable);
    }

    /** A class whose one method lets its module read another, and gives back the class's own lookup. */
    static byte[] bridge(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String internal = name.replace('.', '/');
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, internal, null, OBJECT, null);
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_STATIC, Nest.OPEN, Nest.OPEN_TYPE.toMethodDescriptorString(), null, null);
        code.visitCode();
        code.visitLdcInsn(Type.getObjectType(internal));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getModule", "()Ljava/lang/Module;", false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/Module", "addReads", "(Ljava/lang/Module;)Ljava/lang/Module;", false);
        code.visitInsn(Opcodes.POP);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(MethodHandles.class),
                "lookup",
                "()" + Type.getDescriptor(MethodHandles.Lookup.class),
                false);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private byte[] accessor(boolean instantiable) {
        String name = holder + "$StintAccessor";
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, name, null, OBJECT, new String[] {
            Type.getInternalName(EntityAccessor.class)
        });
        MethodVisitor code = begin("<init>", "()V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        end(code);
        if (instantiable) {
            addInstantiate();
        }
        addGet();
        addSet();
        addFill();
        addCompare();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void addInstantiate() {
        MethodVisitor code = begin("instantiate", "()Ljava/lang/Object;");
        code.visitTypeInsn(Opcodes.NEW, holder);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, holder, "<init>", "()V", false);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    private void addGet() {
        MethodVisitor code = begin("get", "(Ljava/lang/Object;I)Ljava/lang/Object;");
        byAttribute(code, place -> {
            pushEntity(code);
            code.visitFieldInsn(
                    Opcodes.GETFIELD, holder, place.name(), place.type().getDescriptor());
            if (isPrimitive(place.type())) {
                Type wrapper = wrapper(place.type());
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        wrapper.getInternalName(),
                        "valueOf",
                        Type.getMethodDescriptor(wrapper, place.type()),
                        false);
            }
            code.visitInsn(Opcodes.ARETURN);
        });
        end(code);
    }

    private void addSet() {
        MethodVisitor code = begin("set", "(Ljava/lang/Object;ILjava/lang/Object;)V");
        byAttribute(code, place -> {
            pushEntity(code);
            code.visitVarInsn(Opcodes.ALOAD, 3);
            if (isPrimitive(place.type())) {
                Type wrapper = wrapper(place.type());
                code.visitTypeInsn(Opcodes.CHECKCAST, wrapper.getInternalName());
                code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL,
                        wrapper.getInternalName(),
                        place.type().getClassName() + "Value",
                        Type.getMethodDescriptor(place.type()),
                        false);
            } else {
                code.visitTypeInsn(Opcodes.CHECKCAST, place.type().getInternalName());
            }
            code.visitFieldInsn(
                    Opcodes.PUTFIELD, holder, place.name(), place.type().getDescriptor());
            code.visitInsn(Opcodes.RETURN);
        });
        end(code);
    }

    private void addFill() {
        MethodVisitor code = begin("fill", "(Ljava/lang/Object;L" + SOURCE + ";)V");
        for (Place place : places) {
            pushEntity(code);
            code.visitVarInsn(Opcodes.ALOAD, 2);
            code.visitLdcInsn(place.attribute());
            boolean primitive = isPrimitive(place.type());
            code.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    SOURCE,
                    primitive ? place.type().getClassName() + "Value" : "value",
                    primitive ? Type.getMethodDescriptor(place.type(), Type.INT_TYPE) : "(I)Ljava/lang/Object;",
                    true);
            if (!primitive) {
                code.visitTypeInsn(Opcodes.CHECKCAST, place.type().getInternalName());
            }
            code.visitFieldInsn(
                    Opcodes.PUTFIELD, holder, place.name(), place.type().getDescriptor());
        }
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void addCompare() {
        MethodVisitor code = begin("compare", "(Ljava/lang/Object;[Ljava/lang/Object;L" + DIFFERENCES + ";)V");
        for (Place place : places) {
            Label held = new Label();
            code.visitVarInsn(Opcodes.ALOAD, 2);
            code.visitLdcInsn(place.attribute());
            code.visitInsn(Opcodes.AALOAD);
            pushEntity(code);
            code.visitFieldInsn(
                    Opcodes.GETFIELD, holder, place.name(), place.type().getDescriptor());
            Type object = Type.getObjectType(OBJECT);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(HeldValues.class),
                    "holds",
                    Type.getMethodDescriptor(
                            Type.BOOLEAN_TYPE, object, isPrimitive(place.type()) ? place.type() : object),
                    false);
            code.visitJumpInsn(Opcodes.IFNE, held);
            code.visitVarInsn(Opcodes.ALOAD, 3);
            code.visitLdcInsn(place.attribute());
            code.visitMethodInsn(Opcodes.INVOKEINTERFACE, DIFFERENCES, "mayDiffer", "(I)V", true);
            label(code, held);
        }
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    /** A jump by the position of the attribute; a position that is none of this class's fields is refused. */
    private void byAttribute(MethodVisitor code, Consumer<Place> each) {
        Label unknown = new Label();
        if (!places.isEmpty()) {
            int[] keys = places.stream().mapToInt(Place::attribute).toArray();
            Label[] cases = new Label[keys.length];
            Arrays.setAll(cases, any -> new Label());
            code.visitVarInsn(Opcodes.ILOAD, 2);
            if (keys[keys.length - 1] - keys[0] == keys.length - 1) {
                code.visitTableSwitchInsn(keys[0], keys[keys.length - 1], unknown, cases);
            } else {
                code.visitLookupSwitchInsn(unknown, keys, cases);
            }
            for (int place = 0; place < cases.length; place++) {
                label(code, cases[place]);
                each.accept(places.get(place));
            }
            label(code, unknown);
        }
        String exception = "java/lang/IndexOutOfBoundsException";
        code.visitTypeInsn(Opcodes.NEW, exception);
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ILOAD, 2);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, exception, "<init>", "(I)V", false);
        code.visitInsn(Opcodes.ATHROW);
    }

    private void pushEntity(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, holder);
    }

    private MethodVisitor begin(String method, String descriptor) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, method, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0); // computed
        code.visitEnd();
    }

    /** No code here keeps anything on the stack or in a new variable when it jumps. */
    private static void label(MethodVisitor code, Label label) {
        code.visitLabel(label);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
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
