package org.stint.weave;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.stint.contract.Tracker;
import org.stint.contract.Woven;

/** Adds the methods that give an object a tracker, and tell that of fields which are about to change. */
final class TrackingMethods {

    /** The field of the tracker, which the topmost woven class has. */
    static final String TRACKER_FIELD = "$stint$tracker";

    private static final String CHANGING = "$stint$changing";
    private static final String TOLD = "$stint$told";

    private static final String WOVEN = Type.getDescriptor(Woven.class);
    private static final String TRACKER = Type.getInternalName(Tracker.class);
    private static final String TRACKER_TYPE = Type.getDescriptor(Tracker.class);
    private static final String GET = "()" + TRACKER_TYPE;

    private static final int WORD_SHIFT = 6;

    private final ClassVisitor visitor;
    private final MappedClass mapped;

    private TrackingMethods(ClassVisitor visitor, MappedClass mapped) {
        this.visitor = visitor;
        this.mapped = mapped;
    }

    static void addTo(ClassVisitor visitor, MappedClass mapped) {
        TrackingMethods methods = new TrackingMethods(visitor, mapped);
        if (mapped.superclass() == null) {
            methods.addTracker();
        }
        methods.addTracking();
        if (!mapped.fields().isEmpty()) {
            methods.addChanging();
            methods.addTold();
        }
    }

    /** Tells the tracker of a field that is about to be written. */
    static void tell(MethodCode code, MappedField field) {
        code.loadThis();
        code.loadPosition(field);
        code.call(CHANGING, "(I)V");
    }

    /** Tells the tracker of a value that may be changed in place, and jumps if it goes on waiting for changes. */
    static void tellOfGivingAway(MethodCode code, MappedField field, Label waiting) {
        loadTracker(code);
        code.loadThis();
        code.loadPosition(field);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, TRACKER, "givingAway", "(" + WOVEN + "I)Z", true);
        code.visitJumpInsn(Opcodes.IFEQ, waiting);
        code.loadThis();
        code.loadPosition(field);
        code.call(TOLD, "(I)V");
    }

    private static void loadTracker(MethodCode code) {
        code.loadThis();
        code.call("stintTracker", GET);
    }

    private void addTracker() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintTracker", GET);
        code.loadThis();
        code.get(TRACKER_FIELD, TRACKER_TYPE);
        code.visitInsn(Opcodes.ARETURN);
        code.end();
    }

    private void addTracking() {
        MethodCode code = MethodCode.ofPublic(visitor, mapped, "stintTracker", "(" + TRACKER_TYPE + ")V");
        if (mapped.superclass() == null) {
            code.loadThis();
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.put(TRACKER_FIELD, TRACKER_TYPE);
        } else {
            code.callSuper();
        }
        Label none = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IFNULL, none);
        for (int word = 0; word < mapped.words(); word++) {
            Mask.CLEAN.put(code, word, mapped.mask(word));
        }
        code.visitInsn(Opcodes.RETURN);
        code.label(none);
        for (int word = 0; word < mapped.words(); word++) {
            Mask.CLEAN.put(code, word, 0);
        }
        code.visitInsn(Opcodes.RETURN);
        code.end();
    }

    /** Tells the tracker, and only then notes that it was told: if it refuses, the next write tries again. */
    private void addChanging() {
        MethodCode code = MethodCode.of(visitor, mapped, Opcodes.ACC_PRIVATE, CHANGING, "(I)V");
        loadTracker(code);
        code.loadThis();
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, TRACKER, "changing", "(" + WOVEN + "I)V", true);
        code.loadThis();
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.call(TOLD, "(I)V");
        code.visitInsn(Opcodes.RETURN);
        code.end();
    }

    private void addTold() {
        MethodCode code = MethodCode.of(visitor, mapped, Opcodes.ACC_PRIVATE, TOLD, "(I)V");
        code.visitIincInsn(1, -mapped.inherited());
        for (int word = 0; word < mapped.words(); word++) {
            Label next = new Label();
            boolean last = word == mapped.words() - 1;
            if (!last) {
                code.visitVarInsn(Opcodes.ILOAD, 1);
                code.load(WORD_SHIFT);
                code.visitInsn(Opcodes.ISHR);
                code.load(word);
                code.visitJumpInsn(Opcodes.IF_ICMPNE, next);
            }
            Mask.CLEAN.clearFirstParameter(code, word);
            code.visitInsn(Opcodes.RETURN);
            if (!last) {
                code.label(next);
            }
        }
        code.end();
    }
}
