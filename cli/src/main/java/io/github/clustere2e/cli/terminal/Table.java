// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell. Not thread-safe. */
public final class Table {

    private static final String GAP = "   ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins a table with these headings. */
    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Returns the lines, the headings stepping back; ends with a line end. */
    public String text(Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.dim(line(headings))).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(column == 0 ? "" : GAP).append(cell).append(" ".repeat(width(column) - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest = headings.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
