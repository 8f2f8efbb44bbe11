package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Receipt_.RECEIPT;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.stint.event.StatementEvent;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.console.Progress;
import org.stint.samples.bookshop.console.TextTable;
import org.stint.samples.bookshop.domain.Receipt;
import org.stint.samples.bookshop.tour.Shop.Watched;
import org.stint.session.BulkJob;
import org.stint.session.BulkReport;

/** Very many rows are changed in small transactions, and a run that broke off is taken up where it was. */
final class BigJob implements Chapter {

    private static final int MONTHS = 12;
    private static final int RECEIPTS_OF_A_MONTH = 3_000;
    private static final int RECEIPTS = MONTHS * RECEIPTS_OF_A_MONTH;
    private static final int STATEMENTS_OF_A_CHUNK = 5;

    /** Not to be repeated: whoever was changed twice would have twenty. */
    private static final BulkJob ANNIVERSARY = BulkJob.of(
                    "anniversary points",
                    update(RECEIPT).set(RECEIPT.points, RECEIPT.points.plus(10)).allRows())
            .chunk(3_500)
            .sampling(3, RECEIPT.points.eq(10));

    @Override
    public String title() {
        return "A big job in small transactions";
    }

    @Override
    public String about() {
        return "Ten points for each of " + number(RECEIPTS) + " receipts, 3,500 rows at a time, so that nobody waits"
                + " long for a lock. Half way through, the power fails. Each transaction has written down how far it"
                + " came: the second run goes on from there.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        fill(shop);
        shop.forget(ANNIVERSARY); // an earlier tour on this server may have finished it
        breakOff(shop, page);
        Watched<BulkReport> second = shop.watch(() -> takeUp(shop, page));
        page.space();
        page.say("The last of these transactions, with three rows read again to be sure:");
        List<StatementEvent> sent = second.statements();
        page.statements(sent.subList(sent.size() - STATEMENTS_OF_A_CHUNK, sent.size()));
        page.space();
        page.table(described(second.result()));
        page.say("Receipts that do not have ten points now: " + number(withOtherPoints(shop)) + ".");
    }

    private static void fill(Shop shop) {
        for (int month = 0; month < MONTHS; month++) {
            LocalDate lastDay = LocalDate.of(2026, 1, 31).plusMonths(month);
            long before = (long) month * RECEIPTS_OF_A_MONTH;
            shop.useTransaction(session -> {
                for (int number = 1; number <= RECEIPTS_OF_A_MONTH; number++) {
                    session.persist(new Receipt(before + number, lastDay, BigDecimal.valueOf(500 + number, 2)));
                }
            });
        }
    }

    private static void breakOff(Shop shop, Page page) {
        try (Progress bar = page.progress("first run", RECEIPTS)) {
            shop.run(ANNIVERSARY.onProgress(progress -> {
                bar.reach(progress.rows());
                if (progress.rows() > RECEIPTS / 2) {
                    throw new IllegalStateException("the power failed");
                }
            }));
        } catch (IllegalStateException failure) {
            page.error(failure);
        }
    }

    private static BulkReport takeUp(Shop shop, Page page) {
        try (Progress bar = page.progress("second run", RECEIPTS)) {
            return shop.run(ANNIVERSARY.onProgress(progress -> bar.reach(progress.rows())));
        }
    }

    private static TextTable described(BulkReport report) {
        return new TextTable(">rows", ">chunks", ">taken up at", ">retries", ">longest chunk")
                .row(
                        number(report.rows()),
                        report.chunks(),
                        number(report.resumedAt()),
                        report.retries(),
                        report.longestChunk().toMillis() + " ms");
    }

    private static long withOtherPoints(Shop shop) {
        return shop.inTransaction(
                session -> session.one(select(count()).from(RECEIPT).where(RECEIPT.points.ne(10))));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
