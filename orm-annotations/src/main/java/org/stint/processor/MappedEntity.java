package org.stint.processor;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * All that a table class needs to know of an entity.
 *
 * @param element the entity in the program
 * @param entity its name
 * @param table the name of the table class
 * @param constant the constant in the table class
 * @param schema the schema, empty for the one that the connection uses
 * @param tableName the name in the database
 * @param attributes the attributes in the order of the fields
 * @param embedded the classes of embedded objects by the paths to them
 * @param constraints indexes, unique combinations and checks
 * @param constrained whether Bean Validation has something to do
 * @param callbacks the methods of the entity that are told what happens to its objects
 * @param history where its changes are kept, or null
 */
record MappedEntity(
        TypeElement element,
        ClassName entity,
        ClassName table,
        String constant,
        String schema,
        String tableName,
        List<MappedAttribute> attributes,
        Map<String, ClassName> embedded,
        List<MappedConstraint> constraints,
        boolean constrained,
        List<Callback> callbacks,
        @Nullable MappedHistory history) {}
