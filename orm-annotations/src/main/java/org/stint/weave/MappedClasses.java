package org.stint.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.bytebuddy.description.annotation.AnnotationSource;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Entity;
import org.stint.annotation.Lazy;
import org.stint.annotation.MappedSuperclass;
import org.stint.annotation.Transient;

/** Knows which classes have persistent fields, and finds the field that an instruction means. */
final class MappedClasses {

    private final ClassFileLocator locator;
    private final TypePool pool;
    private final Set<String> module;
    private final Map<String, Optional<MappedClass>> known = new HashMap<>();

    /**
     * The mapped classes among those that a locator finds.
     *
     * @param module the names of the classes that are being woven
     */
    MappedClasses(ClassFileLocator locator, Set<String> module) {
        this.locator = locator;
        this.pool = TypePool.Default.of(locator);
        this.module = module;
    }

    /** Whether a class is mapped and not woven yet. */
    boolean isToBeWoven(TypeDescription type) {
        return mapped(type).filter(found -> !found.woven()).isPresent();
    }

    /** The mapping of a class; empty if it has none. */
    Optional<MappedClass> mapped(TypeDescription type) {
        Optional<MappedClass> found = known.get(type.getName());
        if (found == null) {
            found = isMapped(type) ? Optional.of(read(type)) : Optional.empty();
            known.put(type.getName(), found);
        }
        return found;
    }

    /**
     * The persistent field that an instruction means.
     *
     * @param owner the internal name of the class by which the field is named, which may be a subclass
     */
    Optional<MappedField> field(String owner, String name, String descriptor) {
        TypeDescription type = describe(owner.replace('/', '.'));
        while (type != null) {
            for (FieldDescription declared : type.getDeclaredFields()) {
                if (declared.getName().equals(name) && declared.getDescriptor().equals(descriptor)) {
                    return mapped(type).filter(this::isWovenByNowOrSoon).flatMap(mapped -> mapped.field(name));
                }
            }
            type = superclass(type);
        }
        return Optional.empty();
    }

    /** Whether the code of a class reads or writes persistent fields by itself. */
    boolean isAccessing(TypeDescription type) {
        if (mapped(type).filter(MappedClass::woven).isPresent()) {
            return false;
        }
        try {
            AccessScan scan = new AccessScan();
            OpenedClassReader.of(locator.locate(type.getName()).resolve())
                    .accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return scan.found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the class " + type.getName() + " to weave it", unreadable);
        }
    }

    private boolean isWovenByNowOrSoon(MappedClass mapped) {
        return mapped.woven() || module.contains(mapped.name().replace('/', '.'));
    }

    private @Nullable TypeDescription describe(String name) {
        TypePool.Resolution resolution = pool.describe(name);
        return resolution.isResolved() ? resolution.resolve() : null;
    }

    private static @Nullable TypeDescription superclass(TypeDescription type) {
        TypeDefinition superclass = type.getSuperClass();
        return superclass == null ? null : superclass.asErasure();
    }

    private MappedClass read(TypeDescription type) {
        List<MappedField> fields = new ArrayList<>();
        for (FieldDescription.InDefinedShape field : type.getDeclaredFields()) {
            if (isPersistent(field)) {
                fields.add(new MappedField(
                        type.getInternalName(),
                        field.getName(),
                        Type.getType(field.getDescriptor()),
                        field.getModifiers() & (Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC),
                        fields.size(),
                        has(field, Lazy.class),
                        !Immutable.isKnown(field.getType().asErasure())));
            }
        }
        return new MappedClass(
                type.getInternalName(),
                wovenSuperclass(type),
                !type.isAbstract() && hasPlainConstructor(type),
                type.getDeclaredFields().stream()
                        .anyMatch(field -> field.getName().equals(WovenMembers.MARK)),
                List.copyOf(fields));
    }

    /** A mapped superclass that is not woven and lies in another module is as good as none: the run time notices. */
    private @Nullable MappedClass wovenSuperclass(TypeDescription type) {
        for (TypeDescription above = superclass(type); above != null; above = superclass(above)) {
            Optional<MappedClass> mapped = mapped(above).filter(this::isWovenByNowOrSoon);
            if (mapped.isPresent()) {
                return mapped.get();
            }
        }
        return null;
    }

    private static boolean isMapped(TypeDescription type) {
        return !type.isInterface() && (has(type, Entity.class) || has(type, MappedSuperclass.class));
    }

    private static boolean isPersistent(FieldDescription.InDefinedShape field) {
        return !field.isStatic()
                && !field.isFinal()
                && !field.isTransient()
                && !field.isSynthetic()
                && !has(field, Transient.class);
    }

    private static boolean hasPlainConstructor(TypeDescription type) {
        return type.getDeclaredMethods().stream()
                .filter(MethodDescription::isConstructor)
                .anyMatch(constructor -> constructor.getParameters().isEmpty());
    }

    /** By name, for the annotation may come from another class loader. */
    private static boolean has(AnnotationSource annotated, Class<? extends Annotation> annotation) {
        return annotated.getDeclaredAnnotations().stream()
                .anyMatch(found -> found.getAnnotationType().getName().equals(annotation.getName()));
    }

    /** Looks for the instructions that are to be replaced. */
    private final class AccessScan extends ClassVisitor {

        private boolean found;

        AccessScan() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    if (!found && (opcode == Opcodes.PUTFIELD || opcode == Opcodes.GETFIELD)) {
                        found = field(owner, field, type)
                                .filter(mapped -> opcode == Opcodes.PUTFIELD || mapped.readsAreWoven())
                                .isPresent();
                    }
                }
            };
        }
    }
}
