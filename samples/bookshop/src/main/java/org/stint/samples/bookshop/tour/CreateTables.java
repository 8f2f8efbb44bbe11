package org.stint.samples.bookshop.tour;

import java.util.Comparator;
import java.util.List;
import org.stint.event.StatementEvent;
import org.stint.samples.bookshop.console.Page;

/** The schema, made from the annotations of the entities. */
final class CreateTables implements Chapter {

    @Override
    public String title() {
        return "The tables come from the classes";
    }

    @Override
    public String about() {
        return "Author, Book and three more are plain annotated classes. All that they need is created in one go.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        List<StatementEvent> created = shop.statementsOf(() -> shop.schema().create());
        page.say(created.size() + " statements, the largest of them:");
        page.sql(longest(created));
    }

    private static String longest(List<StatementEvent> events) {
        return events.stream()
                .map(StatementEvent::sql)
                .max(Comparator.comparing(String::length))
                .orElseThrow();
    }
}
