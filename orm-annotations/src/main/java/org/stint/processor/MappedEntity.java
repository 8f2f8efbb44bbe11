package org.stint.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

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
 * @param constraints indexes, unique combinations and checks
 * @param constrained whether Bean Validation has something to do
 */
record MappedEntity(
        TypeElement element,
        ClassName entity,
        ClassName table,
        String constant,
        String schema,
        String tableName,
        List<MappedAttribute> attributes,
        List<MappedConstraint> constraints,
        boolean constrained) {}
