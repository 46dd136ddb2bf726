// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

/**
 * How text looks on one stream: with colour and symbols on a terminal, plain ASCII elsewhere.
 *
 * @param color whether to colour at all
 * @param unicode whether symbols beyond ASCII are shown
 */
public record Style(boolean color, boolean unicode) {

    private static final int[] NODE_COLORS = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

    /** Makes text stand out. */
    public String bold(String text) {
        return colored("1", text);
    }

    /** Makes text step back. */
    public String dim(String text) {
        return colored("2", text);
    }

    /** Marks what went well. */
    public String good(String text) {
        return colored("32", text);
    }

    /** Marks what went wrong. */
    public String bad(String text) {
        return colored("31", text);
    }

    /** Gives each of several nodes a colour of its own, as far as there are colours. */
    public String node(int index, String text) {
        return colored(String.valueOf(NODE_COLORS[index % NODE_COLORS.length]), text);
    }

    /** The sign for something done. */
    public String done() {
        return good(unicode ? "✓" : "+");
    }

    /** The sign for something failed. */
    public String failed() {
        return bad(unicode ? "✗" : "!");
    }

    /** The sign for something that is going on. */
    public String busy() {
        return unicode ? "…" : "-";
    }

    /** A bar of that many columns. */
    public String bar(int columns) {
        return (unicode ? "█" : "#").repeat(columns);
    }

    private String colored(String code, String text) {
        return color && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
