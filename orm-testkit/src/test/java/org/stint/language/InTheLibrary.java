package org.stint.language;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.dialect.PostgresDialect;
import org.stint.language.domain.Volume;
import org.stint.language.domain.Writer;
import org.stint.session.SessionFactory;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** A test in the {@link Library}, which is opened anew for each method. */
abstract class InTheLibrary {

    SessionFactory library;
    Workbench bench;

    @BeforeEach
    void openTheLibrary(Workbench workbench) {
        bench = workbench;
        library = Library.open(workbench);
    }

    <R> R execute(Statement<R> statement) {
        return library.inTransaction(session -> session.execute(statement));
    }

    <R> List<R> list(Select<R> select) {
        return library.inTransaction(session -> session.list(select));
    }

    /** On PostgreSQL also in the form for servers before version 18. */
    List<SessionFactory> libraries() {
        return bench.database() == TestDatabase.H2 ? List.of(library) : List.of(library, olderLibrary());
    }

    SessionFactory olderLibrary() {
        return bench.factory(stint -> stint.dialect(new PostgresDialect()), Writer.class, Volume.class);
    }
}
