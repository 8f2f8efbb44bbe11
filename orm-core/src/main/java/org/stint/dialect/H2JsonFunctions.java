package org.stint.dialect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.type.JsonText;

/**
 * The functions by which H2 looks into JSON and changes it. H2 calls them by the names that {@link #CREATE} gives them; a
 * server that runs apart needs this library on its class path. Not meant to be called by applications.
 *
 * <p>JSON comes and goes as text, null stands for SQL NULL. A path is a JSON array of names and positions.
 */
public final class H2JsonFunctions {

    /**
     * The statements that make the functions in a database, for schemas that Stint does not create. Only an administrator of
     * the database may execute them.
     */
    public static final List<String> CREATE = List.of(
            alias("AT", "at"),
            alias("TEXT", "text"),
            alias("NUMBER", "number"),
            alias("BOOLEAN", "truth"),
            alias("IS_NULL", "isNull"),
            alias("LENGTH", "length"),
            alias("CONTAINS", "contains"),
            alias("APPEND", "append"),
            alias("SET", "set"),
            alias("REMOVE", "remove"),
            alias("COMPARABLE", "comparable"));

    private H2JsonFunctions() {}

    private static String alias(String name, String method) {
        return "CREATE ALIAS IF NOT EXISTS STINT_JSON_" + name + " DETERMINISTIC FOR '"
                + H2JsonFunctions.class.getName() + "." + method + "'";
    }

    /** What is at a place. */
    public static @Nullable String at(@Nullable String json, String path) {
        return json == null ? null : Place.in(json, path).text();
    }

    /** The text of a string. */
    public static @Nullable String text(@Nullable String json) {
        return as(String.class, json);
    }

    /** The number. */
    public static @Nullable BigDecimal number(@Nullable String json) {
        return as(BigDecimal.class, json);
    }

    /** The truth value. */
    public static @Nullable Boolean truth(@Nullable String json) {
        return as(Boolean.class, json);
    }

    /** Whether it is a JSON null. */
    public static boolean isNull(@Nullable String json) {
        return json != null && JsonText.read(json) == null;
    }

    /** The number of elements of an array. */
    public static @Nullable Integer length(@Nullable String json) {
        List<?> array = as(List.class, json);
        return array == null ? null : array.size();
    }

    /** Whether an array has an element. */
    public static boolean contains(@Nullable String json, String element) {
        List<?> array = as(List.class, json);
        return array != null
                && array.stream().map(H2JsonFunctions::plain).anyMatch(plain(JsonText.read(element))::equals);
    }

    /** An array and one more element. */
    public static String append(@Nullable String json, @Nullable String element) {
        List<?> array = as(List.class, json);
        List<@Nullable Object> longer = array == null ? new ArrayList<>() : new ArrayList<>(array);
        longer.add(element == null ? null : JsonText.read(element));
        return JsonText.canonical(longer);
    }

    /** A document with a value at a place; the document as it is if a position leads nowhere. */
    public static @Nullable String set(@Nullable String json, String path, @Nullable String value) {
        Object now = json == null ? null : JsonText.read(json);
        List<?> steps = steps(path);
        Place before = json == null ? Place.NOWHERE : new Place(true, now);
        Place after = with(before, steps, new Place(true, value == null ? null : JsonText.read(value)));
        return after.exists() ? after.text() : json;
    }

    /** A document without what is at a place; the document as it is if nothing is. */
    public static @Nullable String remove(@Nullable String json, String path) {
        if (json == null || !Place.in(json, path).exists()) {
            return json;
        }
        return with(new Place(true, JsonText.read(json)), steps(path), Place.NOWHERE)
                .text();
    }

    private static List<?> steps(String path) {
        return (List<?>) Objects.requireNonNull(JsonText.read(path));
    }

    /** What is there after a place in it became another; nowhere if a position leads to none. */
    private static Place with(Place before, List<?> steps, Place set) {
        if (steps.isEmpty()) {
            return set;
        }
        List<?> rest = steps.subList(1, steps.size());
        if (steps.get(0) instanceof String name) {
            Map<Object, @Nullable Object> members =
                    before.value() instanceof Map<?, ?> object ? new LinkedHashMap<>(object) : new LinkedHashMap<>();
            Place member = with(before.next(name), rest, set);
            if (member.exists()) {
                members.put(name, member.value());
            } else if (rest.isEmpty()) {
                members.remove(name);
            } else {
                return Place.NOWHERE;
            }
            return new Place(true, members);
        }
        Place element = before.next(steps.get(0));
        if (!element.exists()) {
            return Place.NOWHERE;
        }
        List<@Nullable Object> elements = new ArrayList<>((List<?>) Objects.requireNonNull(before.value()));
        Place after = with(element, rest, set);
        int index = Place.index(elements, (BigDecimal) steps.get(0));
        if (after.exists()) {
            elements.set(index, after.value());
        } else if (rest.isEmpty()) {
            elements.remove(index);
        } else {
            return Place.NOWHERE;
        }
        return new Place(true, elements);
    }

    /** A text that is the same for documents which say the same. */
    public static @Nullable String comparable(@Nullable String json) {
        return json == null ? null : JsonText.canonical(plain(JsonText.read(json)));
    }

    private static <T> @Nullable T as(Class<T> type, @Nullable String json) {
        Object value = json == null ? null : JsonText.read(json);
        return type.isInstance(value) ? type.cast(value) : null;
    }

    /** The same with numbers that are equal if they are of the same amount. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> elements = new ArrayList<>(array.size());
            array.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        return value;
    }

    /**
     * What a path leads to.
     *
     * @param exists whether there is anything
     */
    private record Place(boolean exists, @Nullable Object value) {

        private static final Place NOWHERE = new Place(false, null);

        static Place in(String json, String path) {
            Place place = new Place(true, JsonText.read(json));
            for (Object step : steps(path)) {
                place = place.next(step);
            }
            return place;
        }

        private Place next(Object step) {
            if (step instanceof String name && value instanceof Map<?, ?> object && object.containsKey(name)) {
                return new Place(true, object.get(name));
            }
            if (step instanceof BigDecimal position && value instanceof List<?> array) {
                int index = index(array, position);
                return index >= 0 && index < array.size() ? new Place(true, array.get(index)) : NOWHERE;
            }
            return NOWHERE;
        }

        static int index(List<?> array, BigDecimal position) {
            return position.intValueExact() + (position.signum() < 0 ? array.size() : 0);
        }

        @Nullable
        String text() {
            return exists ? JsonText.canonical(value) : null;
        }
    }
}
