package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stint.Stint;
import org.stint.dialect.Dialect;
import org.stint.exception.StintException;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.session.Transaction;
import org.stint.statement.ShapeWalk;
import org.stint.statement.ShapedStatement;
import org.stint.statement.SqlWithValues;
import org.stint.statement.Statement;
import org.stint.statement.StatementShape;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/**
 * Whatever is well typed is prepared by the databases, with as many values as it has placeholders, and is written the same
 * way every time. No value, name, alias, parameter or pattern changes what the statement is.
 *
 * <p>Each number of the seed's sequence stands for one statement; a failure prints it, and {@code stint.seed} repeats it.
 * It is always the same but in long runs.
 * The system property {@code stint.fuzz.statements} says how many there are: 2,000, or 200,000 in the profile
 * {@code long}.
 */
@OnlyWith(value = Tracking.SNAPSHOT, because = "no session and no entity is involved")
class StatementFuzzTest {

    private static final Pattern NO_CODE =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|/\\*.*?\\*/");
    private static final int AT_ONCE = 500;

    @EveryDatabase
    void everyStatementIsTakenAsItIsMeant(Workbench bench) {
        int statements =
                Integer.getInteger("stint.fuzz.statements", Boolean.getBoolean("stint.long") ? 200_000 : 2_000);
        long seed =
                Long.getLong("stint.seed", Boolean.getBoolean("stint.long") ? new Random().nextInt() : 1_311_107_550);
        System.out.println(
                "StatementFuzzTest on " + bench.database() + ": " + statements + " statements of seed " + seed);
        Dialect dialect = dialect(bench);
        HostileTable.create(bench, dialect);
        Database database =
                Stint.on(PreparingDataSource.over(bench.dataSource())).database();

        for (int done = 0; done < statements; done += AT_ONCE) {
            long start = seed + done;
            long end = seed + Math.min(statements, done + AT_ONCE);
            database.useTransaction(transaction -> {
                for (long each = start; each < end; each++) {
                    check(transaction, dialect, each);
                }
            });
        }
    }

    private static void check(Transaction transaction, Dialect dialect, long seed) {
        RandomStatements random = new RandomStatements(seed, seed);
        Statement<?> statement = random.next();
        Statement<?> again = new RandomStatements(seed, seed).next();
        Statement<?> withOtherValues = new RandomStatements(seed, ~seed).next();
        for (Dialect each : List.of(Written.H2, Written.POSTGRES, Written.MARIADB)) {
            SqlWithValues sql = written(statement, each);
            if (sql == null) {
                continue;
            }
            long placeholders = NO_CODE.matcher(sql.text())
                    .replaceAll("")
                    .chars()
                    .filter(character -> character == '?')
                    .count();
            assertThat(placeholders)
                    .as("seed %d: %s", seed, sql)
                    .isEqualTo(sql.values().size());
            assertThat(again.toSql(each)).as("seed %d", seed).isEqualTo(sql);
            assertThat(withOtherValues.toSql(each).text()).as("seed %d", seed).isEqualTo(sql.text());
        }
        StatementShape shape = ShapedStatement.of(statement.node()).shape();
        assertThat(new ShapeWalk().isOf(shape, withOtherValues.node()))
                .as("seed %d", seed)
                .isTrue();
        assertThat(ShapedStatement.of(again.node()).shape()).as("seed %d", seed).isEqualTo(shape);
        assertThat(ShapedStatement.of(withOtherValues.node()).shape())
                .as("seed %d", seed)
                .isEqualTo(shape);
        try {
            transaction.execute(statement, random.parametersOf(statement));
        } catch (StintException | AssertionError refused) {
            throw new AssertionError("Statement " + seed + " was refused: " + statement.toSql(dialect), refused);
        }
    }

    /** Only MariaDB lacks a form for some of the statements. */
    private static @Nullable SqlWithValues written(Statement<?> statement, Dialect dialect) {
        try {
            return statement.toSql(dialect);
        } catch (StintException refused) {
            assertThat(dialect).as(refused.getMessage()).isSameAs(Written.MARIADB);
            assertThat(refused).hasMessageContaining("MariaDB");
            return null;
        }
    }

    private static Dialect dialect(Workbench bench) {
        return bench.database() == TestDatabase.H2 ? Written.H2 : Written.POSTGRES;
    }
}
