// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** Reads and writes YAML 1.1, of which JSON is a part; nothing but lists, maps, texts, numbers and truth values. */
public final class Yaml {

    /** The answer of a server about a large cluster has some megabytes. */
    private static final int LARGEST = 64 << 20;

    private Yaml() {}

    /**
     * Reads a file that is a map.
     *
     * @param file a file of this machine
     * @return its keys and values, in its order
     * @throws InvalidInputException if it cannot be read or is no map; it says where
     */
    public static Map<String, Object> map(Path file) {
        try {
            return map(Files.readString(file), String.valueOf(file));
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Reads a text that is a map.
     *
     * @param text YAML or JSON
     * @param name what errors call it
     * @return its keys and values, in its order
     * @throws InvalidInputException if it is none; it says where
     */
    public static Map<String, Object> map(String text, String name) {
        Object value = load(text, name);
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put(String.valueOf(key), one == null ? "" : one));
            return copy;
        }
        throw new InvalidInputException(name + start(text) + " is no map but "
                + (value == null ? "empty" : value instanceof List ? "a list" : "a single value '" + value + "'")
                + ": write it as 'key: value' lines");
    }

    /**
     * Writes a map, each text in quotes, so that no reader takes it for a number or a truth value.
     *
     * @param map its keys and values
     * @return YAML
     */
    public static String text(Map<String, Object> map) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return new org.yaml.snakeyaml.Yaml(new Quoting(options), options).dump(map);
    }

    /**
     * Writes a flat map of texts as JSON.
     *
     * @param map its keys and values
     * @return JSON in one line
     */
    public static String json(Map<String, String> map) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return new org.yaml.snakeyaml.Yaml(options).dump(map).strip();
    }

    private static @Nullable Object load(String text, String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LARGEST);
        try {
            return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options))
                    .load(isJson(text) ? withoutSlashes(text) : text);
        } catch (MarkedYAMLException e) {
            throw new InvalidInputException(name + at(e.getProblemMark()) + ": " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new InvalidInputException(name + ": " + e.getMessage(), e);
        }
    }

    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /** JSON has an escape for the slash, which needs none; YAML 1.1 does not have it. */
    private static String withoutSlashes(String json) {
        return json.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\/", "$1/");
    }

    private static String at(@Nullable Mark mark) {
        return mark == null ? "" : ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    /** Where what is not a map begins: behind blank lines and comments. */
    private static String start(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.strip().startsWith("#") && !line.equals("---")) {
                return ", line " + (i + 1) + ", column "
                        + (line.length() - line.stripLeading().length() + 1) + ",";
            }
        }
        return "";
    }

    private static final class Quoting extends Representer {

        Quoting(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(
                org.yaml.snakeyaml.nodes.Tag tag, String value, DumperOptions.@Nullable ScalarStyle style) {
            boolean quoted = tag.equals(org.yaml.snakeyaml.nodes.Tag.STR) && !value.matches("[a-z_]+");
            return super.representScalar(tag, value, quoted ? DumperOptions.ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}
