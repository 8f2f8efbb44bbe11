package org.stint.processor;

import java.util.List;

/**
 * Where the changes of an entity are kept.
 *
 * @param table the name of the history table
 * @param without the fields whose values are not kept
 */
record MappedHistory(String table, List<String> without) {}
