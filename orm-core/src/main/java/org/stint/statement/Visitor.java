package org.stint.statement;

import org.jspecify.annotations.Nullable;

/**
 * One method for each kind of node. Writing SQL, evaluating in memory and collecting what a statement names are all
 * visitors; a visitor keeps its state in the context, so that one instance serves many threads.
 *
 * @param <C> what is handed from node to node
 * @param <R> what each visit gives back
 */
public interface Visitor<C, R extends @Nullable Object> {

    R visitColumn(ExpressionNode.Column column, C context);

    R visitPath(JsonNode.Path path, C context);

    R visitEdited(JsonNode.Edited edited, C context);

    R visitBind(PlaceholderNode.Bind bind, C context);

    R visitBindList(PlaceholderNode.BindList binds, C context);

    R visitWhole(ExpressionNode.Whole whole, C context);

    R visitUnit(ExpressionNode.Unit unit, C context);

    R visitCall(ExpressionNode.Call call, C context);

    R visitOver(ExpressionNode.Over over, C context);

    R visitRaw(ExpressionNode.Raw raw, C context);

    R visitDerived(QueryNode.Derived derived, C context);

    R visitValues(QueryNode.Values values, C context);

    R visitBranch(QueryNode.Branch branch, C context);

    R visitConflict(ChangeNode.Conflict conflict, C context);

    R visitParameter(PlaceholderNode.Parameter parameter, C context);

    R visitConstant(ExpressionNode.Constant constant, C context);

    R visitOperation(ExpressionNode.Operation operation, C context);

    R visitCast(ExpressionNode.Cast cast, C context);

    R visitTick(ExpressionNode.Tick tick, C context);

    R visitNextValue(ExpressionNode.NextValue next, C context);

    R visitRow(ExpressionNode.Row row, C context);

    R visitTable(QueryNode.Table table, C context);

    R visitJoin(QueryNode.Join join, C context);

    R visitOrder(QueryNode.Order order, C context);

    R visitAssignment(ChangeNode.Assignment assignment, C context);

    R visitSelect(QueryNode.Select select, C context);

    R visitInsert(ChangeNode.Insert insert, C context);

    R visitUpdate(ChangeNode.Update update, C context);

    R visitDelete(ChangeNode.Delete delete, C context);

    R visitReturning(ChangeNode.Returning returning, C context);

    R visitWatched(ChangeNode.Watched watched, C context);

    R visitCounted(ChangeNode.Counted counted, C context);
}
