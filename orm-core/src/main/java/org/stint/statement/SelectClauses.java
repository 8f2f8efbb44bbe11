package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clauses of a SELECT while one of them changes. */
final class SelectClauses {

    boolean distinct;
    List<Node> columns;

    @Nullable
    Node from;

    @Nullable
    Node where;

    List<Node> groupBy = List.of();

    @Nullable
    Node having;

    List<QueryNode.Branch> branches = List.of();

    List<Node> orderBy = List.of();

    @Nullable
    Node limit;

    @Nullable
    Node offset;

    QueryNode.Select.@Nullable Lock lock;

    SelectClauses(List<Node> columns) {
        this.columns = columns;
    }

    static SelectClauses of(QueryNode.Select select) {
        SelectClauses clauses = new SelectClauses(select.columns());
        clauses.distinct = select.distinct();
        clauses.from = select.from();
        clauses.where = select.where();
        clauses.groupBy = select.groupBy();
        clauses.having = select.having();
        clauses.branches = select.branches();
        clauses.orderBy = select.orderBy();
        clauses.limit = select.limit();
        clauses.offset = select.offset();
        clauses.lock = select.lock();
        return clauses;
    }

    static List<Node> append(List<Node> nodes, List<? extends Node> more) {
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(more);
        return List.copyOf(all);
    }

    QueryNode.Select build() {
        return new QueryNode.Select(
                distinct, columns, from, where, groupBy, having, branches, orderBy, limit, offset, lock);
    }
}
