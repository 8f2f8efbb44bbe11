package org.stint.weave;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Adds the methods by which the run time asks which fields are lazy and loaded, and has them forget their values. */
final class LazyMethods {

    private final ClassVisitor visitor;
    private final MappedClass mapped;

    private LazyMethods(ClassVisitor visitor, MappedClass mapped) {
        this.visitor = visitor;
        this.mapped = mapped;
    }

    static void addTo(ClassVisitor visitor, MappedClass mapped) {
        LazyMethods methods = new LazyMethods(visitor, mapped);
        methods.addLazy();
        methods.addLoaded();
        methods.addUnload();
    }

    private void addLazy() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintLazy", "(I)Z");
        code.byField(field -> {
            code.visitInsn(field.lazy() ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
            code.visitInsn(Opcodes.IRETURN);
        });
        code.end();
    }

    private void addLoaded() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintLoaded", "(I)Z");
        code.byField(field -> {
            if (field.lazy()) {
                Label loaded = new Label();
                Mask.UNLOADED.test(code, field);
                code.visitJumpInsn(Opcodes.IFEQ, loaded);
                code.visitInsn(Opcodes.ICONST_0);
                code.visitInsn(Opcodes.IRETURN);
                code.label(loaded);
            }
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IRETURN);
        });
        code.end();
    }

    private void addUnload() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintUnload", "(I)V");
        code.byField(field -> {
            if (field.lazy()) {
                code.loadThis();
                code.visitInsn(Opcodes.ACONST_NULL);
                code.put(field);
                Mask.UNLOADED.set(code, field);
                code.visitInsn(Opcodes.RETURN);
            } else {
                code.refuse();
            }
        });
        code.end();
    }
}
