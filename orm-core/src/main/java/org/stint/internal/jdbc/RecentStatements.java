package org.stint.internal.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.Scope;
import org.stint.statement.ShapeWalk;
import org.stint.statement.Sql;
import org.stint.statement.StatementShape;

/**
 * The statements that a transaction used last and may use again, the latest first. Few texts make up nearly all that a
 * transaction does, so that they are looked through one by one: first for the very tree, as a statement that is a
 * constant of the program has it, then for its shape. What is not among them the cache of the database may have.
 * Belongs to one connection, and like it is used by one thread at a time.
 */
final class RecentStatements {

    private static final int AT_MOST = 16;

    private final ShapeWalk walk = new ShapeWalk();
    private final @Nullable RecentStatement[] recent = new RecentStatement[AT_MOST];
    private int count;

    /** Finds text and placeholders of a statement. */
    Prepared prepared(Node tree, Engine engine) {
        for (int i = 0; i < count; i++) {
            Prepared known = recent[i].prepared(tree);
            if (known != null) {
                first(i);
                return known;
            }
        }
        RecentStatement text;
        List<PlaceholderNode> placeholders;
        if (count > 0 && recent[0].isOf(tree, walk)) {
            text = recent[0];
            placeholders = walk.placeholders();
        } else {
            placeholders = walk.of(tree).placeholders();
            text = text(tree, placeholders, engine);
        }
        Prepared prepared = Prepared.of(tree, text, placeholders, engine.dialect());
        text.remember(prepared);
        return prepared;
    }

    /** The text of the tree that was walked. */
    private RecentStatement text(Node tree, List<PlaceholderNode> placeholders, Engine engine) {
        for (int i = 0; i < count; i++) {
            if (recent[i].isOf(walk)) {
                return first(i);
            }
        }
        StatementShape shape = walk.shape();
        RecentStatement added =
                new RecentStatement(shape, engine.cache().get(shape, () -> written(tree, engine)), placeholders);
        if (count == AT_MOST) {
            recent[--count].forget();
        }
        recent[count++] = added;
        return first(count - 1);
    }

    private static Sql written(Node tree, Engine engine) {
        Scope.require(tree);
        return engine.dialect().write(tree);
    }

    private RecentStatement first(int position) {
        RecentStatement used = recent[position];
        if (position > 0) {
            System.arraycopy(recent, 0, recent, 1, position);
            recent[0] = used;
        }
        return used;
    }

    /** Closes all. */
    void clear() {
        while (count > 0) {
            recent[--count].forget();
            recent[count] = null;
        }
    }
}
