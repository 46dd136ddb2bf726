// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.hosts.Inventory.Variable;
import io.github.clustere2e.backend.hosts.Problems.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an Ansible inventory in its INI form. */
final class AnsibleIni {

    private static final Pattern SECTION = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?\\]\\s*(?:[#;].*)?");
    private static final Pattern ASSIGNMENT = Pattern.compile("([^=\\s]+)\\s*=\\s*(.*)");

    /** A word as a shell reads it: parts in quotes and without. */
    private static final Pattern WORD = Pattern.compile("((?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+)");

    /** A port behind the name; an IPv6 address has more colons. */
    private static final Pattern PORT = Pattern.compile("([^:]+|.*\\])?:(\\d{1,5})");

    private final Inventory inventory;
    private final Problems problems;
    private String group = Inventory.UNGROUPED;
    private String kind = "hosts";

    private AnsibleIni(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    static void read(Path file, Inventory inventory, Problems problems) {
        AnsibleIni reader = new AnsibleIni(inventory, problems);
        List<String> lines = FilePaths.read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                reader.line(line, new Place(file, i + 1));
            }
        }
    }

    private void line(String line, Place place) {
        if (line.startsWith("[") && SECTION.matcher(line).matches()) {
            section(line, place);
            return;
        }
        switch (kind) {
            case "hosts" -> hosts(line, place);
            case "vars" -> variable(line, place);
            case "children" -> inventory.group(group).children.put(withoutComment(line), place);
            default -> {}
        }
    }

    private void section(String line, Place place) {
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
            group = section.group(1);
            kind = section.group(2) == null ? "hosts" : section.group(2);
            inventory.group(group);
            if (!List.of("hosts", "vars", "children").contains(kind)) {
                problems.add(
                        place,
                        "'" + line + "' is no section of an inventory: write [GROUP], [GROUP:vars] or"
                                + " [GROUP:children]");
            }
        }
    }

    private void hosts(String line, Place place) {
        List<String> words = words(line);
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                problems.add(
                        place,
                        "'" + word + "' is no variable: write NAME=VALUE, with quotes around a value that"
                                + " has spaces");
            } else {
                variables.put(word.substring(0, equals), new Variable(word.substring(equals + 1), "", place));
            }
        }
        String pattern = words.get(0);
        Matcher port = PORT.matcher(pattern);
        if (port.matches() && port.group(1) != null) {
            pattern = port.group(1);
            variables.putIfAbsent("ansible_port", new Variable(port.group(2), "", place));
        }
        try {
            HostRanges.expand(pattern).forEach(name -> inventory.host(group, name, variables, place));
        } catch (InvalidInputException e) {
            problems.add(place, e);
        }
    }

    private void variable(String line, Place place) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (assignment.matches()) {
            inventory
                    .group(group)
                    .variables
                    .put(
                            assignment.group(1),
                            new Variable(unquoted(assignment.group(2).strip()), "", place));
        } else {
            problems.add(place, "'" + line + "' is no variable: write NAME=VALUE");
        }
    }

    private static String withoutComment(String line) {
        return line.split("\\s+[#;]", 2)[0].strip();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find() && !word.group(1).startsWith("#")) {
            words.add(word.group(1).replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"));
        }
        return words;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
