package org.stint.processor;

import java.util.List;

/**
 * An index, unique combination or check of a table.
 *
 * @param method the method of {@code EntityTable} that adds it
 * @param arguments its name, then the columns or the condition
 */
record MappedConstraint(String method, List<String> arguments) {}
