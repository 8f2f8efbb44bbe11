package org.stint.samples.bookshop.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table of texts whose columns stand in line. A heading that begins with {@code >} aligns its column to the right. */
public final class TextTable {

    private static final String RIGHT = ">";
    private static final String GAP = "   ";

    private final List<String> headings;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows; headings may be empty texts. */
    public TextTable(String... headings) {
        this.right = new boolean[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(RIGHT);
        }
        this.headings = Arrays.stream(headings)
                .map(heading -> heading.startsWith(RIGHT) ? heading.substring(1) : heading)
                .toList();
    }

    /** Adds a row with one cell for each heading. */
    public TextTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    "A row of " + cells.length + " cells in a table of " + headings.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    List<String> lines() {
        int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        lines.add(line(Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(DisplayWidth.of(headings.get(column))),
                        rows.stream().mapToInt(row -> DisplayWidth.of(row.get(column))))
                .max()
                .orElseThrow();
    }

    private String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            padded.add(
                    right[i]
                            ? DisplayWidth.padLeft(cells.get(i), widths[i])
                            : DisplayWidth.padRight(cells.get(i), widths[i]));
        }
        return String.join(GAP, padded).stripTrailing();
    }
}
