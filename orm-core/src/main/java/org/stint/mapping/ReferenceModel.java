package org.stint.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stint.statement.Reference;

/**
 * A to-one relationship as the run time sees it: the column of the foreign key, or several that refer to a composite id
 * together. One field holds the entity for all of them.
 */
public final class ReferenceModel {

    private final List<AttributeModel> attributes;
    private final Reference reference;

    private ReferenceModel(List<AttributeModel> attributes) {
        this.attributes = List.copyOf(attributes);
        this.reference = attributes.get(0).reference();
    }

    /** The relationships among attributes, in their order. */
    static List<ReferenceModel> among(List<AttributeModel> attributes) {
        Map<String, List<AttributeModel>> columns = new LinkedHashMap<>();
        for (AttributeModel attribute : attributes) {
            if (attribute.reference() != null) {
                columns.computeIfAbsent(name(attribute), any -> new ArrayList<>())
                        .add(attribute);
            }
        }
        return columns.values().stream().map(ReferenceModel::new).toList();
    }

    /** The name of the Java field that holds the entity or a {@code Ref} to it; of one in an embedded object the path. */
    public String name() {
        return name(attributes.get(0));
    }

    /** The columns of the foreign key, in the order of those that they refer to. */
    public List<AttributeModel> attributes() {
        return attributes;
    }

    /** The first of the columns, at whose position accessors know the field. */
    public AttributeModel first() {
        return attributes.get(0);
    }

    /** Whether it refers to a composite id. */
    public boolean isComposite() {
        return reference.isPart();
    }

    /** The entity class at the other end. */
    public Class<?> target() {
        return reference.target();
    }

    /** Whether the Java field is a {@code Ref}, and not the entity itself. */
    public boolean asRef() {
        return reference.asRef();
    }

    /** For messages: the names of the columns. */
    public String columns() {
        List<String> names =
                attributes.stream().map(part -> part.column().name()).toList();
        return String.join(", ", names);
    }

    @Override
    public String toString() {
        return name();
    }

    private static String name(AttributeModel attribute) {
        return attribute.reference().isPart() ? attribute.rootName() : attribute.name();
    }
}
