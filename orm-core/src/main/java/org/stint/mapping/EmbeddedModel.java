package org.stint.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An embedded object of an entity as the run time sees it: a class, and for each of its fields an attribute of the
 * entity or another embedded object.
 */
public final class EmbeddedModel {

    /**
     * A field of the class.
     *
     * @param name its name
     * @param index the position of its attribute in the entity, or of the first one of its object
     * @param embedded the object it holds, or null if it is an attribute
     */
    public record Part(String name, int index, @Nullable EmbeddedModel embedded) {}

    private final String path;
    private final Class<?> type;
    private final List<Part> parts;
    private final List<AttributeModel> attributes;

    private EmbeddedModel(String path, Class<?> type, List<Part> parts, List<AttributeModel> attributes) {
        this.path = path;
        this.type = type;
        this.parts = List.copyOf(parts);
        this.attributes = List.copyOf(attributes);
    }

    /** The objects right below a path, in the order of their attributes. */
    static List<EmbeddedModel> below(String path, List<AttributeModel> attributes, Map<String, Class<?>> types) {
        return parts(path, attributes, types).stream()
                .flatMap(part -> Stream.ofNullable(part.embedded()))
                .toList();
    }

    /** The name of the field, with those of the objects around it and dots between them. */
    public String path() {
        return path;
    }

    /** The embeddable class. */
    public Class<?> type() {
        return type;
    }

    /** The fields in the order of their attributes, which for a record is that of its components. */
    public List<Part> parts() {
        return parts;
    }

    /** All attributes in it, those of objects inside included. */
    public List<AttributeModel> attributes() {
        return attributes;
    }

    /** Whether it, or an object inside it, can change in place. */
    public boolean isMutable() {
        return !type.isRecord()
                || parts.stream()
                        .anyMatch(part ->
                                part.embedded() != null && part.embedded().isMutable());
    }

    /** Whether an attribute is in it. */
    public boolean contains(int attribute) {
        int first = attributes.get(0).index();
        return attribute >= first && attribute < first + attributes.size();
    }

    @Override
    public String toString() {
        return path;
    }

    private static List<Part> parts(String path, List<AttributeModel> attributes, Map<String, Class<?>> types) {
        List<Part> parts = new ArrayList<>();
        for (AttributeModel attribute : attributes) {
            String name = nameBelow(path, attribute);
            if (name != null && parts.stream().noneMatch(part -> part.name().equals(name))) {
                String inner = path.isEmpty() ? name : path + "." + name;
                Class<?> type = types.get(inner);
                parts.add(new Part(name, attribute.index(), type == null ? null : of(inner, type, attributes, types)));
            }
        }
        return parts;
    }

    private static EmbeddedModel of(
            String path, Class<?> type, List<AttributeModel> attributes, Map<String, Class<?>> types) {
        List<AttributeModel> inside = attributes.stream()
                .filter(attribute -> nameBelow(path, attribute) != null)
                .toList();
        return new EmbeddedModel(path, type, parts(path, attributes, types), inside);
    }

    private static @Nullable String nameBelow(String path, AttributeModel attribute) {
        String name = attribute.name();
        String prefix = path.isEmpty() ? "" : path + ".";
        if (!name.startsWith(prefix)) {
            return null;
        }
        int dot = name.indexOf('.', prefix.length());
        return dot < 0 ? name.substring(prefix.length()) : name.substring(prefix.length(), dot);
    }
}
