// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places that each node fills in: <code>${name}</code>.
 *
 * <p>{@code ${node.name}}, {@code ${node.hostname}}, {@code ${node.address}} (the private one) and {@code ${node.role}}
 * are there without being said. <code>$${</code> stands for <code>${</code> itself.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Template implements Function<Node, String> {

    private static final Pattern PLACE = Pattern.compile("\\$(\\$\\{|\\{([^}\n]*)})");

    private final String text;
    private final Map<String, Function<Node, String>> values;

    private Template(String text, Map<String, Function<Node, String>> values) {
        this.text = text;
        this.values = values;
    }

    /**
     * Makes a template.
     *
     * @param text the text
     * @return the template
     */
    public static Template of(String text) {
        return new Template(
                text,
                Map.of(
                        "node.name",
                        Node::name,
                        "node.hostname",
                        Node::hostname,
                        "node.address",
                        node -> node.privateAddress().getHostAddress(),
                        "node.role",
                        node -> node.role().name()));
    }

    /**
     * Fills a place alike on all nodes.
     *
     * @param name the place
     * @param value what stands there
     * @return a template with that
     */
    public Template with(String name, String value) {
        return with(name, node -> value);
    }

    /**
     * Fills a place on each node.
     *
     * @param name the place
     * @param value what stands there on a node
     * @return a template with that
     */
    public Template with(String name, Function<Node, String> value) {
        Map<String, Function<Node, String>> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Template(text, Map.copyOf(more));
    }

    /**
     * Fills in all places.
     *
     * @param node the node
     * @return the text for that node
     * @throws InvalidInputException if nothing was said for a place; it names the line and what there is
     */
    @Override
    public String apply(Node node) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(2) == null ? "${" : value(place.group(2), place.start(), node)));
    }

    private String value(String name, int start, Node node) {
        Function<Node, String> value = values.get(name);
        if (value == null) {
            long line = text.substring(0, start).lines().count();
            throw new InvalidInputException("Line " + Math.max(1, line) + " of the template has ${" + name
                    + "}, for which nothing was said. There is: " + new TreeSet<>(values.keySet())
                    + ". Write $${ for a text that is to have ${ itself");
        }
        return value.apply(node);
    }
}
