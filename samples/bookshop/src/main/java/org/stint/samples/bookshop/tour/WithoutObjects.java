package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Book_.BOOK;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.console.TextTable;
import org.stint.samples.bookshop.domain.Book;
import org.stint.samples.bookshop.tour.Shop.Watched;
import org.stint.session.Session;
import org.stint.session.Transaction;
import org.stint.statement.Returned;
import org.stint.statement.Returning;

/** A plain transaction, and a session that joins it. */
final class WithoutObjects implements Chapter {

    /** What a sale gives back. */
    private record Sold(String title, BigDecimal price, int left) {}

    private static final Returning<Sold> SELL = update(BOOK)
            .set(BOOK.stock, BOOK.stock.minus(1))
            .where(BOOK.title.in("Solaris", "Emma", "坊っちゃん").and(BOOK.stock.gt(0)))
            .returning(into(Sold::new).of(BOOK.title, BOOK.price, BOOK.stock));

    @Override
    public String title() {
        return "Without objects, and with both";
    }

    @Override
    public String about() {
        return "A till needs no entities: one statement sells three books and gives back what is left. A session that"
                + " joins the same transaction sees the sale, adds its own change, and both commit together.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        try (Transaction transaction = shop.begin()) {
            Watched<Returned<Sold>> sale = shop.watch(() -> transaction.execute(SELL));
            page.statements(sale.statements());
            page.table(receipt(sale.result().rows()));
            try (Session session = shop.join(transaction)) {
                Book emma = Shelf.book(session, "Emma");
                page.say("The session that joined reads Emma: stock " + emma.getStock() + ", version "
                        + emma.getVersion() + ". It restocks ten, and the transaction commits:");
                emma.restock(10);
                page.statements(shop.statementsOf(transaction::commit));
            }
        }
    }

    /** Rows come back in no particular order. */
    private static TextTable receipt(List<Sold> sold) {
        TextTable receipt = new TextTable("sold", ">price", ">left");
        sold.stream()
                .sorted(Comparator.comparing(Sold::title))
                .forEach(line -> receipt.row(line.title, line.price, line.left));
        return receipt;
    }
}
