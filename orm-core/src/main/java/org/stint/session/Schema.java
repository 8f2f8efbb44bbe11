package org.stint.session;

import java.util.List;

/**
 * The tables, sequences and constraints that the entities need. For tests and samples; the schema of a running system
 * belongs to a migration tool.
 */
public interface Schema {

    /** The statements that create everything, in an order that works; without terminators. */
    List<String> createStatements();

    /** The statements that drop everything, whether it exists or not; without terminators. */
    List<String> dropStatements();

    /** Creates everything, in one transaction where the database can. */
    void create();

    /** Drops everything that exists. */
    void drop();
}
