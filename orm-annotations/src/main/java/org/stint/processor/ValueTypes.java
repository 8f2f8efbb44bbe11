package org.stint.processor;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.stint.annotation.Convert;
import org.stint.annotation.Entity;
import org.stint.annotation.EnumType;
import org.stint.annotation.Enumerated;
import org.stint.annotation.Json;
import org.stint.contract.Ref;

/** Knows the column type of each Java type that a field without a relationship can have. */
final class ValueTypes {

    private static final int TEXT_LENGTH = 255;
    private static final int ADDRESS_LENGTH = 2_000;
    private static final int NANOSECONDS = 9;
    private static final int BIG_INTEGER_DIGITS = 38;

    private final Converters converters;

    ValueTypes(Converters converters) {
        this.converters = converters;
    }

    /** The column type of a field; empty after a mistake. */
    Optional<ValueType> of(PersistentField field, Mistakes mistakes) {
        ColumnSizes sizes = new ColumnSizes(field, new FieldConstraints(field.element()), mistakes);
        Optional<ValueType> type =
                field.has(Convert.class) ? converted(field, sizes, mistakes) : direct(field, sizes, mistakes);
        type.ifPresent(found -> sizes.refuseRest(
                field.has(Convert.class)
                        ? "the converter gives a "
                                + found.conversion().column().javaType().raw().name()
                        : "the field is of the type " + display(field.type())));
        return type;
    }

    private Optional<ValueType> direct(PersistentField field, ColumnSizes sizes, Mistakes mistakes) {
        return !field.has(Json.class)
                        && field.type().getKind() == TypeKind.DECLARED
                        && element(field.type()).getKind() == ElementKind.ENUM
                ? enumeration(field, sizes, mistakes)
                : plain(field, sizes, mistakes);
    }

    private Optional<ValueType> converted(PersistentField field, ColumnSizes sizes, Mistakes mistakes) {
        Optional<Converters.Converter> converter = converters.of(field, mistakes);
        if (converter.isEmpty()) {
            return Optional.empty();
        }
        Optional<JavaType> javaType = JavaType.of(converter.get().field());
        if (javaType.isEmpty()) {
            mistakes.at(
                    field.place(),
                    "The type " + display(field.type()) + " of " + field.label()
                            + " cannot be named by the table class. Wrap it into a class or record of its own.");
            return Optional.empty();
        }
        Optional<String> obstacle = Reach.obstacle(converter.get().field(), field.entity());
        if (obstacle.isPresent()) {
            mistakes.at(
                    field.place(), "The type " + display(field.type()) + " of " + field.label() + " " + obstacle.get());
            return Optional.empty();
        }
        PersistentField column = new PersistentField(
                field.entity(), field.element(), converter.get().column());
        return direct(column, sizes, mistakes)
                .map(type -> ValueType.converted(javaType.get(), converter.get().name(), type));
    }

    /** The name of a type for people, without packages. */
    static String display(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> {
                String arguments = ((DeclaredType) type)
                        .getTypeArguments().stream().map(ValueTypes::display).collect(Collectors.joining(", "));
                yield element(type).getSimpleName() + (arguments.isEmpty() ? "" : "<" + arguments + ">");
            }
            case ARRAY -> display(((ArrayType) type).getComponentType()) + "[]";
            default -> type.getKind().isPrimitive() ? primitive(type) : type.toString();
        };
    }

    /** The name that tells types apart, the same whatever annotations the type carries. */
    static String name(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> element(type).getQualifiedName().toString();
            case ARRAY -> name(((ArrayType) type).getComponentType()) + "[]";
            default -> type.getKind().isPrimitive() ? primitive(type) : type.toString();
        };
    }

    private Optional<ValueType> plain(PersistentField field, ColumnSizes sizes, Mistakes mistakes) {
        if (field.has(Enumerated.class)) {
            mistakes.at(
                    field.place(),
                    "@Enumerated is for enums, but " + field.label() + " is of the type " + display(field.type())
                            + ". Remove it.");
        }
        if (field.has(Json.class)) {
            return json(field, mistakes);
        }
        ValueType type = switch (name(field.type())) {
            case "long", "java.lang.Long" -> whole("Long", "LONG");
            case "int", "java.lang.Integer" -> whole("Integer", "INTEGER");
            case "short", "java.lang.Short" -> whole("Short", "SHORT");
            case "byte", "java.lang.Byte" -> whole("Byte", "BYTE");
            case "java.math.BigInteger" ->
                ValueType.sized(
                        AttributeKind.WHOLE, math("BigInteger"), "bigInteger", sizes.takeDigits(BIG_INTEGER_DIGITS));
            case "double", "java.lang.Double" ->
                ValueType.constant(AttributeKind.NUMBER, ClassName.java("Double"), "DOUBLE");
            case "float", "java.lang.Float" ->
                ValueType.constant(AttributeKind.NUMBER, ClassName.java("Float"), "FLOAT");
            case "java.math.BigDecimal" ->
                ValueType.sized(AttributeKind.NUMBER, math("BigDecimal"), "decimal", sizes.takeDecimal());
            case "boolean", "java.lang.Boolean" ->
                ValueType.constant(AttributeKind.BOOLEAN, ClassName.java("Boolean"), "BOOLEAN");
            case "char", "java.lang.Character" ->
                ValueType.constant(AttributeKind.VALUE, ClassName.java("Character"), "CHARACTER");
            case "java.lang.String" ->
                ValueType.sized(AttributeKind.TEXT, ClassName.java("String"), "text", sizes.takeLength(TEXT_LENGTH));
            case "java.util.UUID" -> ValueType.constant(AttributeKind.VALUE, util("UUID"), "UUID");
            case "java.time.LocalDate" -> ValueType.constant(AttributeKind.TIME, time("LocalDate"), "LOCAL_DATE");
            case "java.time.LocalTime" -> fractional("LocalTime", "localTime", sizes);
            case "java.time.LocalDateTime" -> fractional("LocalDateTime", "localDateTime", sizes);
            case "java.time.Instant" -> fractional("Instant", "instant", sizes);
            case "java.time.OffsetDateTime" -> fractional("OffsetDateTime", "offsetDateTime", sizes);
            case "java.time.OffsetTime" ->
                ValueType.sized(AttributeKind.VALUE, time("OffsetTime"), "offsetTime", sizes.takeFraction());
            case "java.time.Duration" ->
                ValueType.sized(AttributeKind.TIME, time("Duration"), "duration", sizes.takeFraction(NANOSECONDS));
            case "java.time.Period" -> ValueType.constant(AttributeKind.VALUE, time("Period"), "PERIOD");
            case "java.time.Year" -> ValueType.constant(AttributeKind.TIME, time("Year"), "YEAR");
            case "java.time.YearMonth" -> ValueType.constant(AttributeKind.TIME, time("YearMonth"), "YEAR_MONTH");
            case "java.time.MonthDay" -> ValueType.constant(AttributeKind.TIME, time("MonthDay"), "MONTH_DAY");
            case "java.time.ZoneId" -> ValueType.constant(AttributeKind.VALUE, time("ZoneId"), "ZONE_ID");
            case "java.time.ZoneOffset" -> ValueType.constant(AttributeKind.VALUE, time("ZoneOffset"), "ZONE_OFFSET");
            case "java.util.Locale" -> ValueType.constant(AttributeKind.VALUE, util("Locale"), "LOCALE");
            case "java.util.Currency" -> ValueType.constant(AttributeKind.VALUE, util("Currency"), "CURRENCY");
            case "java.net.URI" ->
                ValueType.sized(
                        AttributeKind.VALUE, new ClassName("java.net", "URI"), "uri", sizes.takeLength(ADDRESS_LENGTH));
            case "java.net.URL" ->
                ValueType.sized(
                        AttributeKind.VALUE, new ClassName("java.net", "URL"), "url", sizes.takeLength(ADDRESS_LENGTH));
            case "byte[]" ->
                ValueType.sized(AttributeKind.VALUE, new ClassName("", "byte[]"), "bytes", sizes.takeLength(0));
            default -> null;
        };
        if (type == null) {
            mistakes.at(field.place(), unmappable(field));
        }
        return Optional.ofNullable(type);
    }

    private static Optional<ValueType> json(PersistentField field, Mistakes mistakes) {
        if (!name(field.type()).equals("java.lang.String")) {
            mistakes.at(
                    field.place(),
                    Json.class,
                    "@Json is for texts, but " + field.label() + " is of the type " + display(field.type())
                            + ". Make it a String, or give it a converter to String by @Convert.");
            return Optional.empty();
        }
        return Optional.of(ValueType.constant(AttributeKind.JSON, ClassName.java("String"), "JSON"));
    }

    private static Optional<ValueType> enumeration(PersistentField field, ColumnSizes sizes, Mistakes mistakes) {
        TypeElement type = element(field.type());
        Optional<String> obstacle = Reach.obstacle(field.type(), field.entity());
        if (obstacle.isPresent()) {
            mistakes.at(
                    field.place(), "The enum " + type.getSimpleName() + " of " + field.label() + " " + obstacle.get());
            return Optional.empty();
        }
        ClassName name = ClassName.of(type);
        Enumerated enumerated = field.get(Enumerated.class);
        if (enumerated != null && enumerated.value() == EnumType.ORDINAL) {
            return Optional.of(ValueType.enumeration(name, "enumByOrdinal"));
        }
        int length = sizes.takeLength(TEXT_LENGTH);
        OptionalInt longest = type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .mapToInt(constant -> constant.getSimpleName().length())
                .max();
        if (length < longest.orElse(0)) {
            mistakes.at(
                    field.place(),
                    "The column of " + field.label() + " has room for " + length + " characters, but a constant of "
                            + type.getSimpleName() + " has " + longest.getAsInt()
                            + ". Give @Column a greater length.");
        }
        return Optional.of(ValueType.enumeration(name, "enumByName", length));
    }

    private static String unmappable(PersistentField field) {
        String problem = "Stint has no column type for " + display(field.type()) + " of " + field.label() + ".";
        if (field.type().getKind() == TypeKind.DECLARED) {
            TypeElement type = element(field.type());
            if (type.getAnnotation(Entity.class) != null
                    || type.getQualifiedName().contentEquals(Ref.class.getName())) {
                return problem + " It is a reference to an entity: mark it @ManyToOne.";
            }
        }
        return switch (name(field.type())) {
            case "java.util.Date", "java.util.Calendar", "java.sql.Timestamp" ->
                problem + " Use Instant or OffsetDateTime.";
            case "java.time.ZonedDateTime" ->
                problem + " A column of a database keeps the moment and forgets the zone. Use an Instant, with a"
                        + " LocalDateTime and a ZoneId beside it where the zone counts.";
            case "java.util.Optional" ->
                problem + " Let the field be of the type inside, and the getter return the Optional.";
            case "java.sql.Date" -> problem + " Use LocalDate.";
            case "java.sql.Time" -> problem + " Use LocalTime.";
            case "java.util.List",
                    "java.util.ArrayList",
                    "java.util.Set",
                    "java.util.HashSet",
                    "java.util.SortedSet",
                    "java.util.Collection",
                    "java.util.Map",
                    "java.util.HashMap",
                    "java.util.SortedMap",
                    "java.lang.Iterable" ->
                problem + " A column holds a single value. Leave objects of other tables to a query by their"
                        + " @ManyToOne and mark the field @Transient, or give it a converter by @Convert.";
            default ->
                problem + " Use a type that has one, "
                        + (embeddable(field.type()) ? "add @Embeddable to its class, " : "")
                        + "give it a converter by @Convert, or mark the field @Transient.";
        };
    }

    /** Whether the class of a type is one to which the user could add {@code Embeddable}. */
    private static boolean embeddable(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && (element(type).getKind() == ElementKind.CLASS
                        || element(type).getKind() == ElementKind.RECORD)
                && !name(type).startsWith("java.");
    }

    private static ValueType whole(String javaType, String constant) {
        return ValueType.constant(AttributeKind.WHOLE, ClassName.java(javaType), constant);
    }

    private static ValueType fractional(String javaType, String method, ColumnSizes sizes) {
        return ValueType.sized(AttributeKind.TIME, time(javaType), method, sizes.takeFraction());
    }

    private static ClassName util(String name) {
        return new ClassName("java.util", name);
    }

    private static ClassName math(String name) {
        return new ClassName("java.math", name);
    }

    private static ClassName time(String name) {
        return new ClassName("java.time", name);
    }

    private static TypeElement element(TypeMirror type) {
        return (TypeElement) ((DeclaredType) type).asElement();
    }

    private static String primitive(TypeMirror type) {
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }
}
