/**
 * The statement language: typed coats over an immutable tree, and the writer that makes SQL of it. A statement knows
 * nothing of sessions or connections; start with {@link org.stint.statement.Statements}.
 */
@NullMarked
package org.stint.statement;

import org.jspecify.annotations.NullMarked;
