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

    /**
     * Compares the database with the mapping, and changes nothing: missing tables, columns and sequences, columns of
     * another type, too short or of another nullability, sequences that take other steps than the allocation size. What
     * is there besides does not matter.
     *
     * @throws org.stint.exception.SchemaMismatchException naming everything that differs at once
     */
    void validate();
}
