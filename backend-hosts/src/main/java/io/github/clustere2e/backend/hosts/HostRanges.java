// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ansible's host ranges: {@code node[01:10]}, {@code db-[a:f]}, {@code n[0:10:2]}; several of them in one name. */
final class HostRanges {

    private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6}):(\\d{1,6})(?::(\\d{1,6}))?");
    private static final Pattern LETTERS = Pattern.compile("([a-zA-Z]):([a-zA-Z])(?::(\\d{1,2}))?");
    private static final int MOST = 10_000;

    private HostRanges() {}

    /**
     * Returns all names that are meant.
     *
     * @throws InvalidInputException if a range cannot be read, or goes backwards
     */
    static List<String> expand(String pattern) {
        Matcher range = RANGE.matcher(pattern);
        if (!range.find()) {
            if (pattern.contains("[") || pattern.contains("]")) {
                throw new InvalidInputException("'" + pattern + "' has a bracket that is not closed or not opened");
            }
            return List.of(pattern);
        }
        List<String> names = new ArrayList<>();
        String before = pattern.substring(0, range.start());
        List<String> rest = expand(pattern.substring(range.end()));
        for (String value : values(range.group(1), pattern)) {
            rest.forEach(after -> names.add(before + value + after));
            if (names.size() > MOST) {
                throw new InvalidInputException("'" + pattern + "' stands for more than " + MOST + " hosts");
            }
        }
        return names;
    }

    private static List<String> values(String range, String pattern) {
        Matcher numbers = NUMBERS.matcher(range);
        if (numbers.matches()) {
            String first = numbers.group(1);
            // As in Ansible, zeros in front say how wide each number is.
            int width = first.startsWith("0") ? first.length() : 1;
            return series(Integer.parseInt(first), Integer.parseInt(numbers.group(2)), numbers.group(3), pattern)
                    .stream()
                    .map(each -> "0".repeat(Math.max(0, width - each.toString().length())) + each)
                    .toList();
        }
        Matcher letters = LETTERS.matcher(range);
        if (letters.matches()) {
            return series(letters.group(1).charAt(0), letters.group(2).charAt(0), letters.group(3), pattern).stream()
                    .map(Character::toString)
                    .toList();
        }
        throw new InvalidInputException("'" + pattern + "' has the range '[" + range
                + "]', which cannot be read: write [FIRST:LAST] or [FIRST:LAST:STEP], such as [01:10] or [a:f]");
    }

    private static List<Integer> series(int first, int last, @Nullable String step, String pattern) {
        int by = step == null ? 1 : Integer.parseInt(step);
        if (last < first || by < 1) {
            throw new InvalidInputException("'" + pattern + "' has a range that goes backwards or stands still");
        }
        List<Integer> values = new ArrayList<>();
        for (int value = first; value <= last && values.size() <= MOST; value += by) {
            values.add(value);
        }
        return values;
    }
}
