package org.stint.event;

/**
 * Is told of every statement after its execution, on the thread that executed it. What it throws fails the statement.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface StatementListener {

    /** Called once for each execution; a JDBC batch is one. */
    void executed(StatementEvent event);
}
