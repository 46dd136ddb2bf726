// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.hosts.Problems.Place;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a YAML file that knows its line; what is wrong with it is noted, so that all is told at once. */
final class YamlValue {

    private final Path file;
    private final Node node;
    private final Problems problems;

    private YamlValue(Path file, Node node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @return empty for an empty file
     * @throws InvalidInputException if it cannot be read, or is no YAML; it says where
     */
    static Optional<YamlValue> read(Path file, Problems problems) {
        String text = FilePaths.read(file);
        try {
            @Nullable Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return Optional.ofNullable(root).map(node -> new YamlValue(file, node, problems));
        } catch (MarkedYAMLException e) {
            @Nullable Mark mark = e.getProblemMark();
            String place = mark == null ? file.toString() : new Place(file, mark.getLine() + 1).toString();
            throw new InvalidInputException(place + ": this is no YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new InvalidInputException(file + ": this is no YAML: " + e.getMessage(), e);
        }
    }

    Place place() {
        return new Place(file, node.getStartMark().getLine() + 1);
    }

    void problem(String text) {
        problems.add(place(), text);
    }

    void problem(InvalidInputException found) {
        problems.add(place(), found);
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether nothing stands behind the key. */
    boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Such as {@code !vault}; empty for what YAML itself knows. */
    Optional<String> foreignTag() {
        String tag = node.getTag().getValue();
        return tag.startsWith(Tag.PREFIX) ? Optional.empty() : Optional.of(tag);
    }

    /** A single value, as it is written; empty, and noted, if it is something else. */
    Optional<String> text(String what) {
        if (node instanceof ScalarNode scalar && !isNothing()) {
            return Optional.of(scalar.getValue());
        }
        problem("'" + what + "' must be a single value, and is " + kind());
        return Optional.empty();
    }

    /** The values of a list; a single value is a list of one. */
    List<YamlValue> list() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(this::other).toList()
                : List.of(this);
    }

    /** Keys and values in their order; none, and noted, if it is something else. */
    Map<String, YamlValue> map(String what) {
        Map<String, YamlValue> map = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                YamlValue key = other(entry.getKeyNode());
                key.text("key").ifPresent(name -> {
                    if (map.putIfAbsent(name, other(entry.getValueNode())) != null) {
                        key.problem("'" + name + "' is there twice: keep one");
                    }
                });
            }
        } else if (!isNothing()) {
            problem("'" + what + "' must be 'key: value' lines, and is " + kind());
        }
        return map;
    }

    private YamlValue other(Node value) {
        return new YamlValue(file, value, problems);
    }

    private String kind() {
        return isNothing() ? "empty" : isMap() ? "a map" : isList() ? "a list" : "a single value";
    }
}
