package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.stint.Stint;
import org.stint.dialect.Dialect;
import org.stint.exception.StintException;
import org.stint.session.Database;
import org.stint.session.Transaction;
import org.stint.statement.ShapedStatement;
import org.stint.statement.SqlWithValues;
import org.stint.statement.Statement;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/**
 * Whatever is well typed is taken by the databases, with as many values as it has placeholders, and is written the same
 * way every time. No value, name, alias or pattern changes what the statement is.
 *
 * <p>Each number of the seed's sequence stands for one statement; a failure prints both. The system property
 * {@code stint.long} makes a hundred times as many, {@code stint.seed} repeats a run.
 */
class StatementFuzzTest {

    private static final Pattern IN_QUOTES = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`");

    @EveryDatabase
    void everyStatementIsTakenAsItIsMeant(Workbench bench) {
        int statements = Boolean.getBoolean("stint.long") ? 200_000 : 2_000;
        long seed = Long.getLong("stint.seed", new Random().nextInt());
        System.out.println(
                "StatementFuzzTest on " + bench.database() + ": " + statements + " statements of seed " + seed);
        Dialect dialect = bench.database() == TestDatabase.H2 ? Written.H2 : Written.POSTGRES;
        HostileTable.ALL.forEach(table -> bench.execute(table.ddl(dialect)));
        Database database = Stint.on(bench.dataSource()).database();

        for (int done = 0; done < statements; done += 500) {
            int start = done;
            database.useTransaction(transaction -> {
                for (int i = start; i < Math.min(statements, start + 500); i++) {
                    check(transaction, dialect, seed + i);
                }
            });
        }
    }

    private static void check(Transaction transaction, Dialect dialect, long seed) {
        Statement<?> statement = new RandomStatements(seed).next();
        for (Dialect each : List.of(Written.H2, Written.POSTGRES, Written.MARIADB)) {
            SqlWithValues sql = statement.toSql(each);
            long placeholders = IN_QUOTES
                    .matcher(sql.text())
                    .replaceAll("")
                    .chars()
                    .filter(character -> character == '?')
                    .count();
            assertThat(placeholders)
                    .as("seed %d: %s", seed, sql)
                    .isEqualTo(sql.values().size());
            Statement<?> again = new RandomStatements(seed).next();
            assertThat(again.toSql(each)).as("seed %d", seed).isEqualTo(sql);
            assertThat(ShapedStatement.of(again.node()).shape())
                    .as("seed %d", seed)
                    .isEqualTo(ShapedStatement.of(statement.node()).shape());
        }
        try {
            transaction.explain(statement);
        } catch (StintException refused) {
            throw new AssertionError("Statement " + seed + " was refused: " + statement.toSql(dialect), refused);
        }
    }
}
