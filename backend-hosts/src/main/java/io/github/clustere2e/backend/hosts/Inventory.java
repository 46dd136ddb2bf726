// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.backend.hosts.Problems.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hosts, groups and variables of an Ansible inventory, in whichever form it was written. Not thread-safe. */
final class Inventory {

    static final String ALL = "all";
    static final String UNGROUPED = "ungrouped";

    /** Each host with the variables that stand beside it, in the order in which the hosts come first. */
    final Map<String, Map<String, Variable>> hosts = new LinkedHashMap<>();

    /** Where each host comes first. */
    final Map<String, Place> places = new HashMap<>();

    final Map<String, Group> groups = new LinkedHashMap<>();

    /**
     * A variable's value.
     *
     * @param tag of YAML, such as {@code !vault}; empty for a plain one
     */
    record Variable(String value, String tag, Place place) {}

    /** A group, with what stands in it. */
    static final class Group {
        final Set<String> hosts = new LinkedHashSet<>();
        final Map<String, Place> children = new LinkedHashMap<>();
        final Map<String, Variable> variables = new LinkedHashMap<>();
    }

    Group group(String name) {
        return groups.computeIfAbsent(name, any -> new Group());
    }

    void host(String group, String name, Map<String, Variable> variables, Place place) {
        group(group).hosts.add(name);
        hosts.computeIfAbsent(name, any -> new LinkedHashMap<>()).putAll(variables);
        places.putIfAbsent(name, place);
    }

    /** The groups that a host is in, also by their children: the outermost first, and of one depth by name. */
    List<String> groupsOf(String host) {
        Map<String, Integer> heights = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        groups.forEach((name, group) -> {
            if (group.hosts.contains(host)) {
                heights.put(name, 0);
                open.add(name);
            }
        });
        while (!open.isEmpty()) {
            String child = open.remove();
            int height = heights.getOrDefault(child, 0) + 1;
            groups.forEach((name, group) -> {
                if (group.children.containsKey(child) && heights.getOrDefault(name, -1) < height) {
                    // In a circle it would never end; none is longer than there are groups.
                    if (height <= groups.size()) {
                        heights.put(name, height);
                        open.add(name);
                    }
                }
            });
        }
        List<String> names = new ArrayList<>(heights.keySet());
        names.removeIf(ALL::equals);
        names.sort(Comparator.comparing((String name) -> -heights.getOrDefault(name, 0))
                .thenComparing(Comparator.naturalOrder()));
        return names;
    }

    /** What holds for a host: what is nearer to it counts more. */
    Map<String, Variable> variablesOf(String host) {
        Map<String, Variable> variables = new LinkedHashMap<>(group(ALL).variables);
        groupsOf(host).forEach(name -> variables.putAll(group(name).variables));
        variables.putAll(hosts.getOrDefault(host, Map.of()));
        return variables;
    }
}
