package org.stint.statement;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a partition a window function takes in, counted from the current row. Immutable.
 *
 * @param first where the frame begins, or null for the frame that the database takes by itself
 * @param last where it ends, or null
 */
public record Frame(@Nullable Bound first, @Nullable Bound last) {

    /** No frame: with an order all rows up to the current one and its peers, without an order the whole partition. */
    static final Frame DEFAULT = new Frame(null, null);

    /**
     * An end of a frame.
     *
     * @param offset how many rows before or after the current one; 0 for the current row
     * @param unbounded whether it is the first or last row of the partition
     */
    public record Bound(Side side, int offset, boolean unbounded) {

        /** On which side of the current row. */
        public enum Side {
            PRECEDING,
            FOLLOWING
        }

        /** The first row of the partition. */
        public static Bound first() {
            return new Bound(Side.PRECEDING, 0, true);
        }

        /** The last row of the partition. */
        public static Bound last() {
            return new Bound(Side.FOLLOWING, 0, true);
        }

        /** The current row. */
        public static Bound current() {
            return new Bound(Side.PRECEDING, 0, false);
        }

        /** So many rows before the current one. */
        public static Bound preceding(int rows) {
            return new Bound(Side.PRECEDING, checked(rows), false);
        }

        /** So many rows after the current one. */
        public static Bound following(int rows) {
            return new Bound(Side.FOLLOWING, checked(rows), false);
        }

        private static int checked(int rows) {
            if (rows < 0) {
                throw new IllegalArgumentException("A frame cannot reach " + rows + " rows: name the other side.");
            }
            return rows;
        }

        private String text() {
            return unbounded ? "UNBOUNDED " + side : offset == 0 ? "CURRENT ROW" : offset + " " + side;
        }

        private int position() {
            int distance = unbounded ? Integer.MAX_VALUE : offset;
            return side == Side.PRECEDING ? -distance : distance;
        }
    }

    /** Checks that the frame does not end before it begins. */
    public Frame {
        if (first != null && last != null && first.position() > last.position()) {
            throw new IllegalArgumentException(
                    "A frame cannot begin at " + first.text() + " and end at " + last.text() + ".");
        }
    }

    /** The clause in SQL; nothing for the default. */
    String text() {
        return first == null || last == null ? "" : "ROWS BETWEEN " + first.text() + " AND " + last.text();
    }
}
