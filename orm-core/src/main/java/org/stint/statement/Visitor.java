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

    R visitColumn(Node.Column column, C context);

    R visitBind(Node.Bind bind, C context);

    R visitBindList(Node.BindList binds, C context);

    R visitWhole(Node.Whole whole, C context);

    R visitUnit(Node.Unit unit, C context);

    R visitCall(Node.Call call, C context);

    R visitOver(Node.Over over, C context);

    R visitRaw(Node.Raw raw, C context);

    R visitDerived(Node.Derived derived, C context);

    R visitValues(Node.Values values, C context);

    R visitBranch(Node.Branch branch, C context);

    R visitConflict(Node.Conflict conflict, C context);

    R visitParameter(Node.Parameter parameter, C context);

    R visitConstant(Node.Constant constant, C context);

    R visitOperation(Node.Operation operation, C context);

    R visitCast(Node.Cast cast, C context);

    R visitTick(Node.Tick tick, C context);

    R visitNextValue(Node.NextValue next, C context);

    R visitRow(Node.Row row, C context);

    R visitTable(Node.Table table, C context);

    R visitJoin(Node.Join join, C context);

    R visitOrder(Node.Order order, C context);

    R visitAssignment(Node.Assignment assignment, C context);

    R visitSelect(Node.Select select, C context);

    R visitInsert(Node.Insert insert, C context);

    R visitUpdate(Node.Update update, C context);

    R visitDelete(Node.Delete delete, C context);

    R visitReturning(Node.Returning returning, C context);

    R visitWatched(Node.Watched watched, C context);
}
