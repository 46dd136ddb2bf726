// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.remote;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardStream;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Style;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Says before each line which of several nodes wrote it. */
final class Prefixes {

    private final Map<String, Integer> indexes = new HashMap<>();
    private final int widest;
    private final Console console;
    private final Sink sink;

    Prefixes(Nodes nodes, Console console, Sink sink) {
        for (Node node : nodes) {
            indexes.put(node.name(), indexes.size());
        }
        this.widest =
                nodes.stream().mapToInt(node -> node.name().length()).max().orElse(0);
        this.console = console;
        this.sink = sink;
    }

    OutputListener listener(Node node) {
        return OutputListener.lines((stream, line) ->
                sink.write(stream, (prefix(node.name(), stream) + line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private String prefix(String node, StandardStream stream) {
        Style style = stream == StandardStream.STDOUT ? console.outStyle() : console.errStyle();
        String padded = node + " ".repeat(widest - node.length()) + " |";
        return style.node(indexes.getOrDefault(node, 0), padded) + " ";
    }
}
