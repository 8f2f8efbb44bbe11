package org.stint.language;

import static org.stint.statement.ColumnDefinition.column;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.language.HostileTable.Thing;
import org.stint.statement.BooleanAttribute;
import org.stint.statement.EntityTable;
import org.stint.statement.Generation;
import org.stint.statement.JsonAttribute;
import org.stint.statement.NumberAttribute;
import org.stint.statement.TextAttribute;
import org.stint.statement.TimeAttribute;
import org.stint.statement.WholeAttribute;
import org.stint.testkit.Workbench;
import org.stint.type.ColumnType;
import org.stint.type.SqlTypes;

/** A table, written by hand, whose name and columns have hostile names. */
final class HostileTable extends EntityTable<Thing, HostileTable> {

    static final List<String> NAMES = List.of(
            "it's",
            "a \"b\" c",
            "select",
            "Semi;Colon",
            "-- x",
            "/* x */",
            "what?",
            ":name",
            "Groß",
            "`x`",
            "b\\",
            "$1",
            "new\nline",
            "plain");

    static final List<HostileTable> ALL = List.of(
            new HostileTable("it's a \"table\"?", 0, null),
            new HostileTable("from", 3, null),
            new HostileTable("x; DROP TABLE y --", 7, null));

    private final int names;

    final WholeAttribute<Thing, Long> id;
    final WholeAttribute<Thing, Integer> count;
    final NumberAttribute<Thing, BigDecimal> price;
    final TextAttribute<Thing> title;
    final TextAttribute<Thing> genre;
    final BooleanAttribute<Thing> open;
    final TimeAttribute<Thing, LocalDate> day;
    final TimeAttribute<Thing, Instant> moment;
    final JsonAttribute<Thing> details;

    /** Stands for an entity. */
    static final class Thing {}

    private HostileTable(String name, int names, @Nullable String alias) {
        super(Thing.class, null, name, alias);
        this.names = names;
        id = whole(column("id", name(0), SqlTypes.LONG).id(Generation.ASSIGNED));
        count = whole(column("count", name(1), SqlTypes.INTEGER));
        price = number(column("price", name(2), SqlTypes.decimal(10, 2)));
        title = text(column("title", name(3), SqlTypes.text(100)));
        genre = text(column("genre", name(4), SqlTypes.text(20)));
        open = bool(column("open", name(5), SqlTypes.BOOLEAN));
        day = time(column("day", name(6), SqlTypes.LOCAL_DATE));
        moment = time(column("moment", name(7), SqlTypes.instant(6)));
        details = json(column("details", name(8), SqlTypes.JSON));
    }

    private String name(int index) {
        return NAMES.get((names + index) % NAMES.size());
    }

    @Override
    public HostileTable as(String alias) {
        return new HostileTable(node().name(), names, alias);
    }

    /** Creates all tables and what they need besides. */
    static void create(Workbench bench, Dialect dialect) {
        dialect.prerequisites(ColumnType.Kind.JSON).forEach(bench::execute);
        ALL.forEach(table -> bench.execute(table.ddl(dialect)));
    }

    String ddl(Dialect dialect) {
        return "CREATE TABLE " + dialect.quote(node().name()) + " ("
                + attributes().stream()
                        .map(attribute -> attribute.definition())
                        .map(column -> dialect.quote(column.name()) + " "
                                + dialect.typeName(column.type().columnType()))
                        .collect(Collectors.joining(", "))
                + ", PRIMARY KEY (" + dialect.quote(id.definition().name()) + "))";
    }
}
