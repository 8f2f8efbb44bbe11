package org.stint.weave;

import java.util.Optional;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Replaces instructions that write persistent fields, and those that read lazy or mutable ones, by calls of methods that
 * take and leave the same values on the stack.
 *
 * <p>A constructor may write its own fields before it has called another constructor, when methods cannot be called yet
 * and nobody knows the object. From then on it is treated like any method: it may be changing a managed object that it
 * was given.
 */
final class FieldAccess extends ClassVisitor {

    private final MappedClasses classes;

    FieldAccess(ClassVisitor next, MappedClasses classes) {
        super(OpenedClassReader.ASM_API, next);
        this.classes = classes;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return next == null ? null : new Replacing(next, name.equals("<init>"));
    }

    private final class Replacing extends MethodVisitor {

        private boolean beforeOtherConstructor;
        private int objectsBeingMade;

        Replacing(MethodVisitor next, boolean constructor) {
            super(OpenedClassReader.ASM_API, next);
            this.beforeOtherConstructor = constructor;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW) {
                objectsBeingMade++;
            }
            super.visitTypeInsn(opcode, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
                if (objectsBeingMade == 0) {
                    beforeOtherConstructor = false;
                } else {
                    objectsBeingMade--;
                }
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean write = opcode == Opcodes.PUTFIELD;
            Optional<MappedField> field = (write || opcode == Opcodes.GETFIELD) && !beforeOtherConstructor
                    ? classes.field(owner, name, descriptor).filter(found -> write || found.readsAreWoven())
                    : Optional.empty();
            if (field.isEmpty()) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
            } else if (write) {
                call(owner, field.get(), field.get().writer(), field.get().writerDescriptor());
            } else {
                call(owner, field.get(), field.get().reader(), field.get().readerDescriptor());
            }
        }

        /** A private method is called on the class that declares it; any other as the field was named. */
        private void call(String owner, MappedField field, String method, String descriptor) {
            boolean isPrivate = (field.visibility() & Opcodes.ACC_PRIVATE) != 0;
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, isPrivate ? field.owner() : owner, method, descriptor, false);
        }
    }
}
