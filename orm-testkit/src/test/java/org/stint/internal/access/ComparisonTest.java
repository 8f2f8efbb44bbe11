package org.stint.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stint.behaviour.domain.Sample;
import org.stint.contract.EntityAccessor;
import org.stint.contract.Ref;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.EntityTypes.AccessorFactory;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;

/** Whichever code compares an object with its snapshot, it finds what the columns can tell apart, and only that. */
class ComparisonTest {

    private static final int OBJECTS = 3_000;
    private static final EntityTypes TYPES = new EntityTypes(Mapping.of(List.of(Parts.class)), Accessors::of);

    /** How fields are reached: as the factory would, by code generated now, by method handles. */
    static Stream<Arguments> accessors() {
        return Stream.of(Parts.class, Sample.class)
                .flatMap(type -> Stream.of(
                        Arguments.of(type, "as a factory does", (AccessorFactory) Accessors::of),
                        Arguments.of(type, "generated", (AccessorFactory) ComparisonTest::generated),
                        Arguments.of(type, "method handles", (AccessorFactory) ComparisonTest::byHandle)));
    }

    static Stream<Arguments> generatedAccessors() {
        return accessors().filter(arguments -> !arguments.get()[1].equals("method handles"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("accessors")
    <E> void changedIsWhatTheColumnsCanTellApart(Class<E> entity, String how, AccessorFactory accessors) {
        EntityTypes types = new EntityTypes(Mapping.of(List.of(entity)), accessors);
        EntityType<E> type = types.of(entity);
        DirtyCheck check = ChangeTracking.SNAPSHOT.check(types);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        BitSet everChanged = new BitSet();
        for (int object = 0; object < OBJECTS; object++) {
            EntityEntry<E> entry = managed(types, type, random);
            for (AttributeModel attribute : type.model().attributes()) {
                if (!type.model().ids().contains(attribute) && random.nextInt(3) == 0) {
                    type.set(entry.entity(), attribute, value(type, attribute, random));
                }
            }

            BitSet expected = new BitSet();
            for (AttributeModel attribute : type.model().attributes()) {
                Object now = type.get(entry.entity(), attribute);
                expected.set(attribute.index(), !types.same(attribute, entry.stored(attribute), now));
            }
            assertThat(check.changed(entry))
                    .as("seed %d, object %d", seed, object)
                    .isEqualTo(expected);
            everChanged.or(expected);
        }
        assertThat(everChanged.cardinality())
                .as("attributes that were changed at least once: all but the id")
                .isEqualTo(type.model().attributes().size() - 1);
    }

    /** Otherwise the comparison would be right, and slow. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("generatedAccessors")
    <E> void generatedCodePassesOverWhatIsThere(Class<E> entity, String how, AccessorFactory accessors) {
        EntityType<E> type = new EntityTypes(Mapping.of(List.of(entity)), accessors).of(entity);
        E object = type.instantiate();
        Set<Integer> told = new TreeSet<>();

        accessors.accessorOf(type.model()).compare(object, type.values(object), told::add);

        assertThat(told).containsExactlyElementsOf(embedded(type));
    }

    private static List<Integer> embedded(EntityType<?> type) {
        return type.model().attributes().stream()
                .filter(attribute -> !attribute.name().equals(attribute.rootName()))
                .map(AttributeModel::index)
                .toList();
    }

    private static <E> EntityEntry<E> managed(EntityTypes types, EntityType<E> type, Random random) {
        Object[] values = new Object[type.model().attributes().size()];
        for (AttributeModel attribute : type.model().attributes()) {
            values[attribute.index()] = type.model().ids().contains(attribute) ? 1L : value(type, attribute, random);
        }
        E entity = type.instantiate();
        type.fill(entity, values);
        return new PersistenceContext(types, ChangeTracking.SNAPSHOT)
                .manage(type, entity, type.keyOf(1L), 1L, type.snapshot(entity), null);
    }

    /** One of a few values, each time a new object, and null where the field can hold it. */
    private static Object value(EntityType<?> type, AttributeModel attribute, Random random) {
        int which = random.nextInt(4);
        if (which == 3 && !isPrimitive(type.model().type(), attribute)) {
            return null;
        }
        if (attribute.reference() != null) {
            return attribute.reference().asRef() ? Ref.to(Parts.class, (long) which) : partsWithId(which);
        }
        Class<?> java = attribute.type().javaType();
        return java.isEnum() ? java.getEnumConstants()[which % 3] : value(java, which % 3);
    }

    private static Object value(Class<?> java, int which) {
        return switch (java.getSimpleName()) {
            case "Long" -> 1_000_000L + which;
            case "Integer" -> 1_000 + which;
            case "Short" -> (short) (1_000 + which);
            case "Byte" -> (byte) which;
            case "Boolean" -> which == 1;
            case "Double" -> List.of(0.0, -0.0, Double.NaN).get(which);
            case "Float" -> List.of(1.5f, 0f, Float.NaN).get(which);
            case "Character" -> (char) ('a' + which);
            case "String" -> new StringBuilder("text ").append(which).toString();
            case "List" -> new ArrayList<>(List.of("a", "b" + which));
            case "byte[]" -> new byte[] {1, (byte) which};
            case "BigDecimal" ->
                List.of(new BigDecimal("1.00"), new BigDecimal("1.0"), new BigDecimal("2"))
                        .get(which);
            case "BigInteger" -> BigInteger.valueOf(1_000L + which);
            case "UUID" -> new UUID(1, which);
            case "LocalDate" -> LocalDate.ofEpochDay(which);
            case "LocalTime" -> LocalTime.ofNanoOfDay(which * 600L); // two of them in one microsecond
            case "LocalDateTime" -> LocalDateTime.of(2026, 1, 1, 0, 0, 0, which * 600);
            case "Instant" -> Instant.ofEpochSecond(1, which * 600L);
            case "OffsetDateTime" ->
                OffsetDateTime.of(2026, 1, 1, which, 0, 0, 0, ZoneOffset.ofHours(which / 2 + which));
            default -> throw new AssertionError("No value for " + java);
        };
    }

    private static Parts partsWithId(long id) {
        EntityType<Parts> type = TYPES.of(Parts.class);
        Parts parts = type.instantiate();
        type.set(parts, type.model().id(), id);
        return parts;
    }

    private static boolean isPrimitive(Class<?> holder, AttributeModel attribute) {
        try {
            Field field = HandleAccessor.field(holder, attribute.rootName());
            return field.getType().isPrimitive();
        } catch (NoSuchFieldException outdated) {
            throw new AssertionError(outdated);
        }
    }

    private static <E> EntityAccessor<E> generated(EntityModel<E> model) {
        try {
            return whole(GeneratedAccessors.of(model, HandleAccessor.of(model).fields()), model);
        } catch (ReflectiveOperationException closed) {
            throw new AssertionError(closed);
        }
    }

    private static <E> EntityAccessor<E> byHandle(EntityModel<E> model) {
        return whole(HandleAccessor.of(model), model);
    }

    private static <E> EntityAccessor<E> whole(EntityAccessor<E> fields, EntityModel<E> model) {
        return model.embedded().isEmpty() ? fields : new EmbeddingAccessor<>(fields, model);
    }
}
