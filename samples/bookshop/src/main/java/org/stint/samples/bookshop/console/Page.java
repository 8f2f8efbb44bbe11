package org.stint.samples.bookshop.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.stint.event.StatementEvent;
import org.stint.session.FlushPlan;

/** Prints the tour: chapters with a number, paragraphs, tables, statements, errors; no line wider than {@link #WIDTH}. */
public final class Page {

    /** The most columns that a line takes. */
    public static final int WIDTH = 110;

    private static final String INDENT = "    ";
    private static final String DEEPER = INDENT + "  ";
    private static final String QUOTE = INDENT + "│ ";

    private final PrintStream out;
    private final boolean terminal;

    /**
     * Prints to a stream, which should speak UTF-8.
     *
     * @param terminal whether somebody looks on, so that a line can be painted over
     */
    public Page(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The first line of all. */
    public void title(String text) {
        out.println(text);
        out.println("═".repeat(DisplayWidth.of(text)));
    }

    /** The last line of all. */
    public void closing(String text) {
        out.println();
        out.println(text);
    }

    /** Begins a chapter. */
    public void chapter(int number, String title, String about) {
        out.println();
        out.println(DisplayWidth.padLeft(Integer.toString(number), 2) + "  " + title);
        paragraph(INDENT, INDENT, about);
        out.println();
    }

    /** A paragraph. */
    public void say(String text) {
        paragraph(INDENT, INDENT, text);
    }

    /** An empty line. */
    public void space() {
        out.println();
    }

    /** What a flush would write. */
    public void plan(FlushPlan plan) {
        plan.writes().forEach(write -> paragraph(DEEPER, DEEPER + "  ", Values.of(write)));
    }

    /** A table. */
    public void table(TextTable table) {
        table.lines().forEach(line -> out.println(DEEPER + line));
    }

    /** Statements with what was bound and how many rows they met. */
    public void statements(List<StatementEvent> events) {
        for (StatementEvent event : events) {
            sql(event.sql());
            StatementText.rows(event).forEach(row -> paragraph(DEEPER + "  ", DEEPER + "    ", row));
        }
    }

    /** A statement as it is. */
    public void sql(String sql) {
        paragraph(DEEPER, DEEPER + "    ", StatementText.breakable(sql));
    }

    /** How far something has come: a bar in a terminal, a few lines elsewhere. */
    public Progress progress(String task, long whole) {
        return terminal ? new ProgressBarLine(out, DEEPER + task, whole) : new ProgressLines(out, DEEPER + task, whole);
    }

    /** What an error says of itself. */
    public void error(Throwable error) {
        paragraph(QUOTE, QUOTE, error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    private void paragraph(String first, String next, String text) {
        String indent = first;
        for (String line : wrapped(text, WIDTH - DisplayWidth.of(next))) {
            out.println(indent + line.replace(StatementText.GLUE, ' '));
            indent = next;
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
