package org.stint.weave;

import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.stint.contract.FieldSource;
import org.stint.contract.Tracker;
import org.stint.contract.Woven;
import org.stint.contract.WovenFields;

/**
 * Adds to a mapped class what {@link Woven} asks for, and for each persistent field the method that replaces writes and,
 * where there has to be one, the method that replaces reads.
 *
 * <p>Each class has masks of its own for the fields that it declares. A bit of a <em>clean</em> mask is set while a
 * tracker waits for the first write to a field; while nobody manages the object none is, so that one test covers "not
 * managed" and "written already". A bit of an <em>unloaded</em> mask is set while a lazy field has no value.
 */
final class Members extends ClassVisitor {

    /** The first mask, which every woven class has. */
    static final String MARK = "$stint$clean0";

    private static final String CLEAN = "$stint$clean";
    private static final String UNLOADED = "$stint$unloaded";
    private static final String TRACKER_FIELD = "$stint$tracker";
    private static final String CHANGING = "$stint$changing";
    private static final String TOLD = "$stint$told";

    private static final String WOVEN = Type.getInternalName(Woven.class);
    private static final String TRACKER = Type.getInternalName(Tracker.class);
    private static final String TRACKER_TYPE = Type.getDescriptor(Tracker.class);
    private static final String SOURCE = Type.getInternalName(FieldSource.class);
    private static final String FIELDS = Type.getInternalName(WovenFields.class);
    private static final String SET_TRACKER = "(" + TRACKER_TYPE + ")V";
    private static final String GET_TRACKER = "()" + TRACKER_TYPE;
    private static final String GET = "(I)Ljava/lang/Object;";
    private static final String SET = "(ILjava/lang/Object;)V";
    private static final String FILL = "(L" + SOURCE + ";[I)V";

    private static final int PUBLIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
    private static final int PRIVATE = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    private static final int MOST_SHORT_INDEX = Short.MAX_VALUE;
    private static final int WORD_SHIFT = 6;

    private final MappedClass mapped;

    Members(ClassVisitor next, MappedClass mapped) {
        super(OpenedClassReader.ASM_API, next);
        this.mapped = mapped;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        String[] before = interfaces == null ? new String[0] : interfaces;
        String[] after = before;
        String genericAfter = signature;
        if (mapped.superclass() == null) {
            after = java.util.Arrays.copyOf(before, before.length + 1);
            after[before.length] = WOVEN;
            genericAfter = signature == null ? null : signature + Type.getDescriptor(Woven.class);
        }
        super.visit(version, access, name, genericAfter, superName, after);
    }

    @Override
    public void visitEnd() {
        addFields();
        if (mapped.superclass() == null) {
            addTracker();
        }
        addTracking();
        addNames();
        if (mapped.instantiable()) {
            addConstruction();
        }
        addGet();
        addSet();
        addFill();
        ComparingMethod.addTo(cv, mapped);
        if (!mapped.fields().isEmpty()) {
            addChanging();
            addTold();
        }
        for (MappedField field : mapped.fields()) {
            addWriter(field);
            if (field.readsAreWoven()) {
                addReader(field);
            }
        }
        if (mapped.hasLazyFields()) {
            addLazy();
            addLoaded();
            addUnload();
        }
        super.visitEnd();
    }

    private void addFields() {
        if (mapped.superclass() == null) {
            addField(Opcodes.ACC_TRANSIENT, TRACKER_FIELD, TRACKER_TYPE);
        }
        for (int word = 0; word < mapped.words(); word++) {
            addField(Opcodes.ACC_TRANSIENT, CLEAN + word, "J");
            if (mapped.hasLazyFields(word)) {
                // serialized with the object: what was not loaded must not come back as null
                addField(0, UNLOADED + word, "J");
            }
        }
    }

    private void addField(int access, String name, String descriptor) {
        super.visitField(PRIVATE | access, name, descriptor, null, null).visitEnd();
    }

    private void addTracker() {
        MethodVisitor code = begin(PUBLIC, "stintTracker", GET_TRACKER);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, mapped.name(), TRACKER_FIELD, TRACKER_TYPE);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    private void addTracking() {
        MethodVisitor code = begin(PUBLIC, "stintTracker", SET_TRACKER);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        if (mapped.superclass() == null) {
            code.visitFieldInsn(Opcodes.PUTFIELD, mapped.name(), TRACKER_FIELD, TRACKER_TYPE);
        } else {
            callSuper(code, "stintTracker", SET_TRACKER);
        }
        Label none = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IFNULL, none);
        for (int word = 0; word < mapped.words(); word++) {
            putMask(code, CLEAN + word, mapped.mask(word));
        }
        code.visitInsn(Opcodes.RETURN);
        label(code, none);
        for (int word = 0; word < mapped.words(); word++) {
            putMask(code, CLEAN + word, 0);
        }
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void putMask(MethodVisitor code, String field, long mask) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLdcInsn(mask);
        code.visitFieldInsn(Opcodes.PUTFIELD, mapped.name(), field, "J");
    }

    private void addNames() {
        MethodVisitor code = begin(PUBLIC, "stintFields", "()[Ljava/lang/String;");
        if (mapped.superclass() == null) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            callSuper(code, "stintFields", "()[Ljava/lang/String;");
        }
        push(code, mapped.inherited());
        code.visitLdcInsn(mapped.fields().stream().map(MappedField::name).collect(Collectors.joining(",")));
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                FIELDS,
                "join",
                "([Ljava/lang/String;ILjava/lang/String;)[Ljava/lang/String;",
                false);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    private void addConstruction() {
        MethodVisitor code = begin(PUBLIC, "stintNew", "()Ljava/lang/Object;");
        code.visitTypeInsn(Opcodes.NEW, mapped.name());
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, mapped.name(), "<init>", "()V", false);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    private void addGet() {
        MethodVisitor code = begin(PUBLIC, "stintGet", GET);
        bySuperclass(code, "stintGet", GET, Opcodes.ARETURN);
        byField(code, field -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(
                    Opcodes.GETFIELD, mapped.name(), field.name(), field.type().getDescriptor());
            Primitives.box(code, field.type());
            code.visitInsn(Opcodes.ARETURN);
        });
        end(code);
    }

    private void addSet() {
        MethodVisitor code = begin(PUBLIC, "stintSet", SET);
        bySuperclass(code, "stintSet", SET, Opcodes.RETURN);
        byField(code, field -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, 2);
            Primitives.unbox(code, field.type());
            code.visitFieldInsn(
                    Opcodes.PUTFIELD, mapped.name(), field.name(), field.type().getDescriptor());
            if (field.lazy()) {
                changeMask(code, UNLOADED, field, false);
            }
            code.visitInsn(Opcodes.RETURN);
        });
        end(code);
    }

    private void addFill() {
        MethodVisitor code = begin(PUBLIC, "stintFill", FILL);
        if (mapped.superclass() != null) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitVarInsn(Opcodes.ALOAD, 2);
            callSuper(code, "stintFill", FILL);
        }
        for (MappedField field : mapped.fields()) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitVarInsn(Opcodes.ALOAD, 2);
            push(code, position(field));
            code.visitInsn(Opcodes.IALOAD);
            Primitives.fromSource(code, field.type(), SOURCE);
            code.visitFieldInsn(
                    Opcodes.PUTFIELD, mapped.name(), field.name(), field.type().getDescriptor());
        }
        for (int word = 0; word < mapped.words(); word++) {
            if (mapped.hasLazyFields(word)) {
                putMask(code, UNLOADED + word, 0);
            }
        }
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    /** Tells the tracker, and only then notes that it was told: if it refuses, the next write tries again. */
    private void addChanging() {
        MethodVisitor code = begin(PRIVATE, CHANGING, "(I)V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, mapped.name(), "stintTracker", GET_TRACKER, false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, TRACKER, "changing", "(L" + WOVEN + ";I)V", true);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, mapped.name(), TOLD, "(I)V", false);
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void addTold() {
        MethodVisitor code = begin(PRIVATE, TOLD, "(I)V");
        code.visitIincInsn(1, -mapped.inherited());
        for (int word = 0; word < mapped.words(); word++) {
            Label next = new Label();
            boolean last = word == mapped.words() - 1;
            if (!last) {
                code.visitVarInsn(Opcodes.ILOAD, 1);
                push(code, WORD_SHIFT);
                code.visitInsn(Opcodes.ISHR);
                push(code, word);
                code.visitJumpInsn(Opcodes.IF_ICMPNE, next);
            }
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitInsn(Opcodes.DUP);
            code.visitFieldInsn(Opcodes.GETFIELD, mapped.name(), CLEAN + word, "J");
            code.visitInsn(Opcodes.LCONST_1);
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitInsn(Opcodes.LSHL);
            code.visitLdcInsn(-1L);
            code.visitInsn(Opcodes.LXOR);
            code.visitInsn(Opcodes.LAND);
            code.visitFieldInsn(Opcodes.PUTFIELD, mapped.name(), CLEAN + word, "J");
            code.visitInsn(Opcodes.RETURN);
            if (!last) {
                label(code, next);
            }
        }
        end(code);
    }

    private void addWriter(MappedField field) {
        MethodVisitor code = beginAccess(field, field.writer(), field.writerDescriptor());
        Label told = new Label();
        test(code, CLEAN, field);
        code.visitJumpInsn(Opcodes.IFEQ, told);
        tell(code, field);
        label(code, told);
        if (field.lazy()) {
            changeMask(code, UNLOADED, field, false);
        }
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(field.type().getOpcode(Opcodes.ILOAD), 1);
        code.visitFieldInsn(
                Opcodes.PUTFIELD, mapped.name(), field.name(), field.type().getDescriptor());
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void addReader(MappedField field) {
        MethodVisitor code = beginAccess(field, field.reader(), field.readerDescriptor());
        if (field.lazy()) {
            Label loaded = new Label();
            test(code, UNLOADED, field);
            code.visitJumpInsn(Opcodes.IFEQ, loaded);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            push(code, position(field));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, FIELDS, "load", "(L" + WOVEN + ";I)V", false);
            label(code, loaded);
        }
        if (field.mutable()) {
            Label told = new Label();
            test(code, CLEAN, field);
            code.visitJumpInsn(Opcodes.IFEQ, told);
            get(code, field);
            code.visitJumpInsn(Opcodes.IFNULL, told);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, mapped.name(), "stintTracker", GET_TRACKER, false);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            push(code, position(field));
            code.visitMethodInsn(Opcodes.INVOKEINTERFACE, TRACKER, "givingAway", "(L" + WOVEN + ";I)Z", true);
            code.visitJumpInsn(Opcodes.IFEQ, told);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            push(code, position(field));
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, mapped.name(), TOLD, "(I)V", false);
            label(code, told);
        }
        get(code, field);
        code.visitInsn(field.type().getOpcode(Opcodes.IRETURN));
        end(code);
    }

    private void get(MethodVisitor code, MappedField field) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(
                Opcodes.GETFIELD, mapped.name(), field.name(), field.type().getDescriptor());
    }

    private void tell(MethodVisitor code, MappedField field) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        push(code, position(field));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, mapped.name(), CHANGING, "(I)V", false);
    }

    /** Leaves 0 on the stack if the bit of a field is not set. */
    private void test(MethodVisitor code, String mask, MappedField field) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, mapped.name(), mask + field.word(), "J");
        code.visitLdcInsn(field.bit());
        code.visitInsn(Opcodes.LAND);
        code.visitInsn(Opcodes.LCONST_0);
        code.visitInsn(Opcodes.LCMP);
    }

    private void changeMask(MethodVisitor code, String mask, MappedField field, boolean set) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.DUP);
        code.visitFieldInsn(Opcodes.GETFIELD, mapped.name(), mask + field.word(), "J");
        code.visitLdcInsn(set ? field.bit() : ~field.bit());
        code.visitInsn(set ? Opcodes.LOR : Opcodes.LAND);
        code.visitFieldInsn(Opcodes.PUTFIELD, mapped.name(), mask + field.word(), "J");
    }

    private void addLazy() {
        MethodVisitor code = begin(PUBLIC, "stintLazy", "(I)Z");
        bySuperclass(code, "stintLazy", "(I)Z", Opcodes.IRETURN);
        byField(code, field -> {
            code.visitInsn(field.lazy() ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
            code.visitInsn(Opcodes.IRETURN);
        });
        end(code);
    }

    private void addLoaded() {
        MethodVisitor code = begin(PUBLIC, "stintLoaded", "(I)Z");
        bySuperclass(code, "stintLoaded", "(I)Z", Opcodes.IRETURN);
        byField(code, field -> {
            if (field.lazy()) {
                Label loaded = new Label();
                test(code, UNLOADED, field);
                code.visitJumpInsn(Opcodes.IFEQ, loaded);
                code.visitInsn(Opcodes.ICONST_0);
                code.visitInsn(Opcodes.IRETURN);
                label(code, loaded);
            }
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IRETURN);
        });
        end(code);
    }

    private void addUnload() {
        MethodVisitor code = begin(PUBLIC, "stintUnload", "(I)V");
        bySuperclass(code, "stintUnload", "(I)V", Opcodes.RETURN);
        byField(code, field -> {
            if (field.lazy()) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitInsn(Opcodes.ACONST_NULL);
                code.visitFieldInsn(
                        Opcodes.PUTFIELD,
                        mapped.name(),
                        field.name(),
                        field.type().getDescriptor());
                changeMask(code, UNLOADED, field, true);
                code.visitInsn(Opcodes.RETURN);
            } else {
                refuse(code);
            }
        });
        end(code);
    }

    /** Fields of superclasses are their business. */
    private void bySuperclass(MethodVisitor code, String method, String descriptor, int returning) {
        if (mapped.superclass() != null) {
            Label own = new Label();
            code.visitVarInsn(Opcodes.ILOAD, 1);
            push(code, mapped.inherited());
            code.visitJumpInsn(Opcodes.IF_ICMPGE, own);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ILOAD, 1);
            if (descriptor.equals(SET)) {
                code.visitVarInsn(Opcodes.ALOAD, 2);
            }
            callSuper(code, method, descriptor);
            code.visitInsn(returning);
            label(code, own);
        }
    }

    private void byField(MethodVisitor code, java.util.function.Consumer<MappedField> each) {
        Label unknown = new Label();
        if (!mapped.fields().isEmpty()) {
            Label[] cases = new Label[mapped.fields().size()];
            java.util.Arrays.setAll(cases, any -> new Label());
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitTableSwitchInsn(mapped.inherited(), mapped.inherited() + cases.length - 1, unknown, cases);
            for (MappedField field : mapped.fields()) {
                label(code, cases[field.index()]);
                each.accept(field);
            }
            label(code, unknown);
        }
        refuse(code);
    }

    private static void refuse(MethodVisitor code) {
        String exception = "java/lang/IndexOutOfBoundsException";
        code.visitTypeInsn(Opcodes.NEW, exception);
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, exception, "<init>", "(I)V", false);
        code.visitInsn(Opcodes.ATHROW);
    }

    private void callSuper(MethodVisitor code, String method, String descriptor) {
        MappedClass superclass = java.util.Objects.requireNonNull(mapped.superclass());
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass.name(), method, descriptor, false);
    }

    private int position(MappedField field) {
        return mapped.inherited() + field.index();
    }

    private MethodVisitor beginAccess(MappedField field, String name, String descriptor) {
        return begin(field.visibility() | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, name, descriptor);
    }

    private MethodVisitor begin(int access, String name, String descriptor) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, null, null);
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

    private static void push(MethodVisitor code, int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            code.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value <= MOST_SHORT_INDEX) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }
}
