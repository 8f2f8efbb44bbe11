package org.stint.language;

import static org.stint.statement.ColumnDefinition.column;

import org.jspecify.annotations.Nullable;
import org.stint.language.StockTable.Stock;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.EntityTable;
import org.stint.statement.Generation;
import org.stint.statement.TextAttribute;
import org.stint.statement.WholeAttribute;
import org.stint.type.SqlTypes;

/** How many of an item a shop has: a table described by hand, with an id of two columns or with none. */
final class StockTable extends EntityTable<Stock, StockTable> {

    static final StockTable STOCK = new StockTable(true, null);
    static final StockTable HEAP = new StockTable(false, null);

    private final boolean identified;

    final TextAttribute<Stock> shop;
    final TextAttribute<Stock> item;
    final WholeAttribute<Stock, Integer> amount = whole(column("amount", "amount", SqlTypes.INTEGER));

    /** Stands for an entity. */
    static final class Stock {}

    private StockTable(boolean identified, @Nullable String alias) {
        super(Stock.class, null, "stock", alias);
        this.identified = identified;
        shop = text(part("shop"));
        item = text(part("item"));
    }

    private ColumnDefinition<String> part(String name) {
        ColumnDefinition<String> part = column(name, name, SqlTypes.text(20));
        return identified ? part.id(Generation.ASSIGNED) : part;
    }

    @Override
    public StockTable as(String alias) {
        return new StockTable(identified, alias);
    }
}
