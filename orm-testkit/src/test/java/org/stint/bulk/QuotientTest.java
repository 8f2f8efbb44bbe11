package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.bulk.domain.Ratio_.RATIO;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.stint.bulk.domain.Ratio;
import org.stint.session.BulkResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.NumberExpression;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/**
 * Each digit of a quotient is the database's: where it ends in the middle between two numbers, far behind the point, and
 * at the extremes of scale. The seed is always the same but in long runs; the system property {@code
 * stint.seed} gives another.
 */
@OnlyWith(value = Tracking.SNAPSHOT, because = "how statements are evaluated does not depend on tracking")
class QuotientTest {

    private static final int ROUNDS = Boolean.getBoolean("stint.long") ? 500 : 12;
    private static final int ROWS = 60;

    /** Of a quotient of these two columns on H2: 6 - 1 + 2 * 4. */
    private static final int SCALE_ON_H2 = 13;

    /** An odd number divided by 2 to the power of 9 has one digit more. */
    private static final BigDecimal HALVED_TO_A_TIE = new BigDecimal("51.2");

    private final long seed =
            Long.getLong("stint.seed", Boolean.getBoolean("stint.long") ? System.nanoTime() : 5_245_453_165_767L);
    private final Random random = new Random(seed);

    @EveryDatabase
    void everyDigitOfAQuotientIsThatOfTheDatabase(Workbench bench) {
        SessionFactory factory = bench.factory(Ratio.class);
        int ties = 0;
        for (int round = 0; round < ROUNDS; round++) {
            fill(factory);
            bench.recorder().clear();
            try (Session session = factory.open()) {
                List<Ratio> ratios = session.list(select(RATIO));
                ties += (int) ratios.stream().filter(QuotientTest::isTieOnH2).count();
                for (NumberExpression<BigDecimal> quotient : quotients()) {
                    compare(bench, session, ratios, quotient);
                }
                session.rollback();
            }
        }
        assertThat(ties).as("quotients in the middle between two numbers").isGreaterThan(ROUNDS * ROWS / 10);
    }

    private void compare(Workbench bench, Session session, List<Ratio> ratios, NumberExpression<BigDecimal> quotient) {
        BulkResult<?> result =
                session.execute(update(RATIO).set(RATIO.quotient, quotient).allRows(), SynchronizeSession.EVALUATE);

        assertThat(result.refreshed()).as("%s is computed", quotient).isEqualTo(ROWS);
        Map<Long, Ratio> rows = new HashMap<>();
        session.transaction().list(select(RATIO)).forEach(row -> rows.put(row.getId(), row));
        for (Ratio ratio : ratios) {
            assertThat(ratio.getQuotient())
                    .as("seed %d on %s: %s with %s", seed, bench.database(), quotient, ratio)
                    .isEqualTo(rows.get(ratio.getId()).getQuotient());
        }
    }

    /** All of these have at most 90 digits behind the point on either database. */
    private List<NumberExpression<BigDecimal>> quotients() {
        BigDecimal value = unscaled(12, 6);
        return List.of(
                RATIO.dividend.dividedBy(RATIO.divisor),
                RATIO.dividend.dividedBy(RATIO.fine),
                RATIO.divisor.dividedBy(RATIO.fine),
                RATIO.divisor.dividedBy(RATIO.dividend),
                RATIO.fine.dividedBy(RATIO.whole.asDecimal(10, 0)),
                RATIO.dividend.dividedBy(1 + random.nextInt(5_000)),
                RATIO.dividend.dividedBy(value),
                RATIO.dividend.dividedBy(RATIO.divisor).dividedBy(RATIO.whole.asDecimal(10, 0)),
                RATIO.dividend.dividedBy(RATIO.divisor).times(RATIO.fine).minus(RATIO.dividend));
    }

    private void fill(SessionFactory factory) {
        factory.useTransaction(session -> {
            session.execute(deleteFrom(RATIO).allRows());
            for (long id = 1; id <= ROWS; id++) {
                boolean tie = random.nextInt(4) == 0;
                BigDecimal dividend = tie ? odd() : unscaled(random.nextInt(18) + 1, 6);
                BigDecimal divisor = tie ? HALVED_TO_A_TIE : unscaled(4, 1);
                session.persist(new Ratio(id, dividend, divisor, unscaled(17, 9), whole()));
            }
        });
    }

    private BigDecimal odd() {
        return BigDecimal.valueOf(random.nextLong(1L << 40) * 10 + 3, 6);
    }

    private int whole() {
        int power = 1 << random.nextInt(31);
        return random.nextBoolean() ? power : -1 - random.nextInt(Integer.MAX_VALUE);
    }

    /** Never zero; often a power of two, of five or of ten, or next to the most that fits. */
    private BigDecimal unscaled(int digits, int scale) {
        BigInteger most = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
        BigInteger number = switch (random.nextInt(6)) {
            case 0, 1 -> power(2, most);
            case 2 -> power(5, most);
            case 3 -> power(10, most);
            case 4 -> most.subtract(BigInteger.valueOf(random.nextInt(3)));
            default -> new BigInteger(most.bitLength() - 1, random).add(BigInteger.ONE);
        };
        return new BigDecimal(random.nextInt(4) == 0 ? number.negate() : number, scale);
    }

    private BigInteger power(int base, BigInteger most) {
        List<BigInteger> powers = new ArrayList<>();
        for (BigInteger power = BigInteger.ONE; power.compareTo(most) <= 0; power = power.multiply(bigInteger(base))) {
            powers.add(power);
        }
        return powers.get(random.nextInt(powers.size()));
    }

    private static BigInteger bigInteger(int value) {
        return BigInteger.valueOf(value);
    }

    private static boolean isTieOnH2(Ratio ratio) {
        BigDecimal quotient;
        try {
            quotient = ratio.getDividend().divide(ratio.getDivisor());
        } catch (ArithmeticException endless) {
            return false;
        }
        return quotient.stripTrailingZeros().scale() == SCALE_ON_H2 + 1
                && quotient.stripTrailingZeros().unscaledValue().testBit(0);
    }
}
