package org.stint.weave;

import net.bytebuddy.jar.asm.Type;

/**
 * A persistent field.
 *
 * @param owner the internal name of the class that declares it
 * @param name its name
 * @param type its type
 * @param visibility the flag of its visibility, 0 for that of the package
 * @param index its position among the fields that its class declares
 * @param lazy whether it is loaded when it is first read
 * @param mutable whether its value may be changed in place, so that giving it away may mean a change
 */
record MappedField(String owner, String name, Type type, int visibility, int index, boolean lazy, boolean mutable) {

    private static final int BITS = 64;

    /** The method that replaces writes. */
    String writer() {
        return "$stint$write$" + name;
    }

    /** The method that replaces reads, where there is one. */
    String reader() {
        return "$stint$read$" + name;
    }

    String writerDescriptor() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, type);
    }

    String readerDescriptor() {
        return Type.getMethodDescriptor(type);
    }

    /** Whether reads go through a method. */
    boolean readsAreWoven() {
        return lazy || mutable;
    }

    /** Which of the masks has the bit of this field. */
    int word() {
        return index / BITS;
    }

    /** The bit of this field in its mask. */
    long bit() {
        return 1L << (index % BITS);
    }

    static int words(int fields) {
        return Math.max(1, (fields + BITS - 1) / BITS);
    }
}
