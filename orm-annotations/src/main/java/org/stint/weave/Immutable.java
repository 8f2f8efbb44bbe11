package org.stint.weave;

import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;
import org.stint.annotation.Entity;
import org.stint.contract.Ref;

/** Tells for which types reading a field gives nothing away that could be changed in place. */
final class Immutable {

    private static final Set<String> CLASSES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.String",
            "java.lang.Class",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.UUID",
            "java.util.Locale",
            "java.util.Currency",
            "java.net.URI",
            "java.net.URL",
            Ref.class.getName());

    private Immutable() {}

    /** Whether values of a type are known never to change; entities count, for a reference is all that is stored. */
    static boolean isKnown(TypeDescription type) {
        return type.isPrimitive()
                || type.isEnum()
                || CLASSES.contains(type.getName())
                || type.getName().startsWith("java.time.")
                || type.getDeclaredAnnotations().stream()
                        .anyMatch(found -> found.getAnnotationType().getName().equals(Entity.class.getName()));
    }
}
