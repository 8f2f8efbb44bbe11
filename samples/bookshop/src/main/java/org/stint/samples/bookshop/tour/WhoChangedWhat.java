package org.stint.samples.bookshop.tour;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.console.TextTable;
import org.stint.samples.bookshop.domain.Recommendation;
import org.stint.samples.bookshop.domain.Recommendation_;
import org.stint.session.HistoryEntry;

/** An audited entity: every flush keeps what it changed, and who did it. */
final class WhoChangedWhat implements Chapter {

    @Override
    public String title() {
        return "Who changed what";
    }

    @Override
    public String about() {
        return "Recommendations are @Audited: the flush that changes a row also writes what it was before and after,"
                + " in the same transaction. Who it was, the factory asks the desk.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        Long card = shop.as(
                "Anna",
                () -> shop.inTransaction(session -> {
                    Recommendation written =
                            new Recommendation(Shelf.book(session, "Wuthering Heights"), "A storm on every page", 4);
                    session.persist(written);
                    session.flush();
                    return Objects.requireNonNull(written.getId());
                }));
        page.say("Anna wrote a card for Wuthering Heights; Ben gives it a fifth star and another text:");
        page.statements(shop
                .as(
                        "Ben",
                        () -> shop.statementsOf(() -> shop.useTransaction(session -> {
                            Recommendation found = session.get(Recommendation.class, card);
                            found.setText("Love, revenge and weather");
                            found.setStars(5);
                        })))
                .stream()
                .filter(event -> !event.sql().startsWith("SELECT"))
                .toList());
        shop.as(
                "Carla",
                () -> shop.inTransaction(session -> {
                    session.remove(session.get(Recommendation.class, card));
                    return card;
                }));
        page.say("Carla takes it away. Its history stays:");
        page.table(history(shop.inTransaction(session -> session.history(Recommendation.class, card))));
    }

    private static TextTable history(List<HistoryEntry<Recommendation>> history) {
        TextTable table = new TextTable("who", "did what", ">stars before", ">after", "text after");
        for (HistoryEntry<Recommendation> entry : history) {
            HistoryEntry.Change<Integer> stars =
                    entry.change(Recommendation_.RECOMMENDATION.stars).orElseThrow();
            String text = entry.change(Recommendation_.RECOMMENDATION.text)
                    .map(HistoryEntry.Change::after)
                    .orElse(null);
            table.row(entry.by(), entry.kind(), orDash(stars.before()), orDash(stars.after()), orDash(text));
        }
        return table;
    }

    private static Object orDash(@Nullable Object value) {
        return value == null ? "–" : value;
    }
}
