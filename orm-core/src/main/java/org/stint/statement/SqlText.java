package org.stint.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SQL under construction: the text so far, and which of the statement's bound values and parameters goes to which
 * placeholder.
 *
 * <p>A placeholder knows its place in the statement, so a writer may visit parts in any order, several times, or within
 * a tree that it has rearranged, as long as it keeps the placeholders themselves. Used by one thread at a time.
 */
public final class SqlText {

    /** What all fragments of a statement share. */
    private static final class Shared {
        final Map<PlaceholderNode, Integer> positions = new IdentityHashMap<>();
        final Deque<Map<String, QueryNode.Derived>> commonTables = new ArrayDeque<>();
        boolean qualified;
        boolean numbered;

        Shared(boolean qualified) {
            this.qualified = qualified;
        }

        /** A copy of a tree in which no placeholder comes twice, each with its position. */
        Node numbered(Node node) {
            List<Node> parts = new ArrayList<>();
            int position = positions.size();
            Node copy;
            if (node instanceof PlaceholderNode placeholder) {
                copy = placeholder.with(parts);
                positions.put((PlaceholderNode) copy, position);
            } else {
                node.children().forEach(child -> parts.add(numbered(child)));
                copy = node.with(parts);
            }
            return copy;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Sql.Slot> slots = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Shared shared;

    private SqlText(Shared shared) {
        this.shared = shared;
    }

    /** Writes a statement. */
    static Sql write(Node statement, SqlWriter writer) {
        Shared shared = new Shared(NamedTables.of(statement).size() > 1);
        SqlText text = new SqlText(shared);
        shared.numbered(statement).accept(writer, text);
        return new Sql(shared.numbered ? text.withNumbers() : text.toString(), text.slots);
    }

    /** Whether columns carry the name of their table, because the statement names several. */
    public boolean qualified() {
        return shared.qualified;
    }

    /** Lets columns carry the name of their table from here on, because the writer itself names another. */
    public void qualify() {
        shared.qualified = true;
    }

    /** Lets every placeholder of the statement carry its number, as in {@code ?1}. */
    public void numberPlaceholders() {
        shared.numbered = true;
    }

    /** Adds SQL as it is. */
    public SqlText append(String sql) {
        text.append(sql);
        return this;
    }

    /** Adds what was written apart. */
    public SqlText append(SqlText fragment) {
        fragment.marks.forEach(mark -> marks.add(text.length() + mark));
        text.append(fragment.text);
        slots.addAll(fragment.slots);
        return this;
    }

    /** Adds a placeholder for a value, or for a list as one array. */
    public SqlText placeholder(PlaceholderNode placeholder) {
        return placeholder(placeholder, Sql.Slot.WHOLE);
    }

    /** Adds a placeholder for one element of a list. */
    public SqlText placeholder(PlaceholderNode placeholder, int element) {
        return placeholder(placeholder, element, 0);
    }

    /** Adds a placeholder for an array of so many values of a list, from one of them on; fewer if it has no more. */
    public SqlText placeholder(PlaceholderNode placeholder, int element, int length) {
        Integer position = shared.positions.get(placeholder);
        if (position == null) {
            throw new IllegalStateException(
                    "A writer made a placeholder of its own; it may only rearrange those of" + " the statement.");
        }
        marks.add(text.length());
        text.append('?');
        slots.add(new Sql.Slot(position, element, length));
        return this;
    }

    /**
     * Adds a placeholder for a list of whole numbers as bits: for each number that of its remainder by their count, which
     * is a power of two.
     */
    public SqlText bits(PlaceholderNode.BindList list, int count) {
        return placeholder(list, Sql.Slot.BITS, count);
    }

    /** An empty text for a part of the same statement, to be appended where it belongs. */
    public SqlText fragment() {
        return new SqlText(shared);
    }

    /** Enters a query at whose beginning the common tables below it are defined; none are if one is entered already. */
    Map<String, QueryNode.Derived> enterQuery(Node query) {
        Map<String, QueryNode.Derived> tables = new LinkedHashMap<>();
        if (shared.commonTables.isEmpty()) {
            collectCommonTables(query, tables);
        }
        if (!tables.isEmpty()) {
            shared.commonTables.push(tables);
        }
        return tables;
    }

    /** Leaves the query that defined common tables. */
    void leaveQuery(Map<String, QueryNode.Derived> tables) {
        if (!tables.isEmpty()) {
            shared.commonTables.pop();
        }
    }

    /** Whether the statement defines a common table before the part that is being written. */
    public boolean defines(QueryNode.Derived table) {
        return !shared.commonTables.isEmpty()
                && shared.commonTables.peek().containsKey(table.named().name());
    }

    private static void collectCommonTables(Node node, Map<String, QueryNode.Derived> tables) {
        node.children().forEach(child -> collectCommonTables(child, tables));
        if (node instanceof QueryNode.Derived derived && derived.isCommon()) {
            QueryNode.Derived other = tables.putIfAbsent(derived.named().name(), derived);
            if (other != null && !derived.isSameTable(other)) {
                throw new IllegalArgumentException("Cannot name two common tables of one statement "
                        + derived.named().name()
                        + ", which make different rows: a WITH clause defines a name once. Give"
                        + " one of them another name: asCommonTable(name), recursively(name, …).");
            }
        }
    }

    private String withNumbers() {
        StringBuilder numbered = new StringBuilder(text);
        for (int i = marks.size(); i > 0; i--) {
            numbered.insert(marks.get(i - 1) + 1, i);
        }
        return numbered.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
