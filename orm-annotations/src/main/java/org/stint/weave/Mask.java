package org.stint.weave;

import net.bytebuddy.jar.asm.Opcodes;

/** What a woven object knows of the fields that its class declares, a bit for each. */
enum Mask {
    /**
     * The bit is set while a tracker waits for the first write to the field; while nobody manages the object none is, so
     * that one test covers "not managed" and "written already".
     */
    CLEAN("$stint$clean"),

    /** The bit is set while the field, a lazy one, has no value. */
    UNLOADED("$stint$unloaded");

    private final String prefix;

    Mask(String prefix) {
        this.prefix = prefix;
    }

    /** The name of the field that holds some of the bits. */
    String word(int word) {
        return prefix + word;
    }

    /** Leaves 0 on the stack if the bit of a field is not set. */
    void test(MethodCode code, MappedField field) {
        code.loadThis();
        code.get(word(field.word()), "J");
        code.visitLdcInsn(field.bit());
        code.visitInsn(Opcodes.LAND);
        code.visitInsn(Opcodes.LCONST_0);
        code.visitInsn(Opcodes.LCMP);
    }

    void set(MethodCode code, MappedField field) {
        change(code, field, field.bit(), Opcodes.LOR);
    }

    void clear(MethodCode code, MappedField field) {
        change(code, field, ~field.bit(), Opcodes.LAND);
    }

    /** Clears the bit whose number is the first parameter, which is of this word. */
    void clearFirstParameter(MethodCode code, int word) {
        code.loadThis();
        code.visitInsn(Opcodes.DUP);
        code.get(word(word), "J");
        code.visitInsn(Opcodes.LCONST_1);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitInsn(Opcodes.LSHL);
        code.visitLdcInsn(-1L);
        code.visitInsn(Opcodes.LXOR);
        code.visitInsn(Opcodes.LAND);
        code.put(word(word), "J");
    }

    /** Sets and clears all bits of a word. */
    void put(MethodCode code, int word, long bits) {
        code.loadThis();
        code.visitLdcInsn(bits);
        code.put(word(word), "J");
    }

    private void change(MethodCode code, MappedField field, long bits, int operation) {
        code.loadThis();
        code.visitInsn(Opcodes.DUP);
        code.get(word(field.word()), "J");
        code.visitLdcInsn(bits);
        code.visitInsn(operation);
        code.put(word(field.word()), "J");
    }
}
