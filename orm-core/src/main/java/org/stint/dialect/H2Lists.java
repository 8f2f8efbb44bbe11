package org.stint.dialect;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/**
 * Lists that H2 looks up values in, sent as arrays. The rows of an UNNEST it would put together again for each value that
 * it looks up; those of a table without an end, by whose numbers the elements are taken, it keeps as a set.
 */
final class H2Lists {

    /** The values of an array; a longer list goes as several. Nor does an aggregate make a longer one. */
    static final int LONGEST_ARRAY = 65_536;

    private H2Lists() {}

    /**
     * Writes a select of the rows that lists make, each of which is a column.
     *
     * @param first the first element of the lists that is meant
     * @param rows how many rows there are at most
     * @param typeNames how the type of a column is named
     */
    static void select(
            List<PlaceholderNode.BindList> lists,
            int first,
            int rows,
            Function<ColumnType, String> typeNames,
            SqlText text) {
        int arrays = (rows + LONGEST_ARRAY - 1) / LONGEST_ARRAY;
        text.append("SELECT ");
        for (int column = 0; column < lists.size(); column++) {
            text.append(column == 0 ? "" : ", ").append(element(column, arrays));
        }
        text.append(" FROM (SELECT ");
        String gap = "";
        for (int column = 0; column < lists.size(); column++) {
            PlaceholderNode.BindList list = lists.get(column);
            String type = typeNames.apply(list.type().columnType().unlimited());
            for (int array = 0; array < arrays; array++) {
                text.append(gap + "CAST(").placeholder(list, first + array * LONGEST_ARRAY, LONGEST_ARRAY);
                text.append(" AS " + type + " ARRAY) AS " + name(column, array));
                gap = ", ";
            }
        }
        text.append(") AS given JOIN SYSTEM_RANGE(1, " + rows + ") AS place (number) ON place.number <= ");
        text.append(IntStream.range(0, arrays)
                .mapToObj(array -> "CARDINALITY(given." + name(0, array) + ")")
                .collect(Collectors.joining(" + ")));
    }

    /** The value at a place, which is in the first array or in a later one. */
    private static String element(int column, int arrays) {
        StringBuilder later = new StringBuilder();
        String first = "given." + name(column, 0) + "[place.number]";
        for (int array = 1; array < arrays; array++) {
            int before = array * LONGEST_ARRAY;
            later.append(" WHEN place.number > " + before + " AND place.number <= " + (before + LONGEST_ARRAY));
            later.append(" THEN given." + name(column, array) + "[place.number - " + before + "]");
        }
        return later.isEmpty() ? first : "CASE" + later + " ELSE " + first + " END";
    }

    private static String name(int column, int array) {
        return "c" + (column + 1) + "_" + (array + 1);
    }
}
