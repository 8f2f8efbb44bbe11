package org.stint.statement;

import java.util.function.Supplier;

/**
 * What a foreign key refers to.
 *
 * @param target the entity class at the other end
 * @param table its table; asked for late, because tables may refer to each other in a circle
 * @param asRef whether the Java field is a {@code Ref}, loaded only when asked to, and not the entity itself
 */
public record Reference(Class<?> target, Supplier<? extends EntityTable<?, ?>> table, boolean asRef) {}
