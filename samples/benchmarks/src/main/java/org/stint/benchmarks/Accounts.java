package org.stint.benchmarks;

import java.math.BigDecimal;
import org.stint.benchmarks.domain.Account;
import org.stint.session.SessionFactory;

/** The rows that benchmarks work on. */
final class Accounts {

    private Accounts() {}

    /** Makes the table anew, with rows whose ids count from 1. */
    static void create(SessionFactory factory, int rows) {
        factory.schema().drop();
        factory.schema().create();
        factory.useTransaction(session -> {
            for (int id = 1; id <= rows; id++) {
                session.persist(new Account(id, "owner " + id, "city", BigDecimal.TEN, null, id, false, 0.5, 0));
            }
        });
    }
}
