/**
 * Transactions and the execution of statements on their connections. No other package obtains, executes on or closes a
 * connection or a statement.
 */
@NullMarked
package org.stint.internal.jdbc;

import org.jspecify.annotations.NullMarked;
