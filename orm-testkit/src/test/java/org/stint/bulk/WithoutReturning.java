package org.stint.bulk;

import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.PostgresDialect;
import org.stint.testkit.TestDatabase;

/** The dialect of a database that cannot give back the rows it changed, as MariaDB cannot after an UPDATE. */
public final class WithoutReturning {

    private WithoutReturning() {}

    /** The dialect of one of the databases of the tests, with the capability switched off. */
    public static Dialect on(TestDatabase database) {
        return database == TestDatabase.H2 ? new WithoutReturningOnH2() : new WithoutReturningOnPostgres();
    }

    private static final class WithoutReturningOnH2 extends H2Dialect {

        @Override
        public boolean returnsUpdatedRows() {
            return false;
        }

        @Override
        public boolean returnsDeletedRows() {
            return false;
        }
    }

    private static final class WithoutReturningOnPostgres extends PostgresDialect {

        @Override
        public boolean returnsUpdatedRows() {
            return false;
        }

        @Override
        public boolean returnsDeletedRows() {
            return false;
        }
    }
}
