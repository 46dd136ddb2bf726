// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes many names of nodes as few: {@code agent_[0-19,21],master_0}. */
final class NodeRanges {

    /** A number with a leading zero is a part of the name, since it could not be written as one of a range. */
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(0|[1-9][0-9]{0,8})", Pattern.DOTALL);

    private NodeRanges() {}

    /** The names in the order of the first of each kind, each kind by its numbers. */
    static String of(Collection<String> names) {
        Map<String, NavigableSet<Integer>> kinds = new LinkedHashMap<>();
        for (String name : names) {
            Matcher numbered = NUMBERED.matcher(name);
            if (numbered.matches() && !endsInDigit(numbered.group(1))) {
                kinds.computeIfAbsent(numbered.group(1), any -> new TreeSet<>())
                        .add(Integer.valueOf(numbered.group(2)));
            } else {
                kinds.computeIfAbsent(name, any -> new TreeSet<>());
            }
        }
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + numbers(kind.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String numbers(NavigableSet<Integer> numbers) {
        if (numbers.size() <= 1) {
            return numbers.stream().map(String::valueOf).collect(Collectors.joining());
        }
        StringBuilder text = new StringBuilder("[");
        for (Integer first = numbers.first(); first != null; ) {
            int last = first;
            while (numbers.contains(last + 1)) {
                last++;
            }
            text.append(text.length() > 1 ? "," : "").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
            first = numbers.higher(last);
        }
        return text.append(']').toString();
    }

    private static boolean endsInDigit(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }
}
