// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The anchors of a page, as GitHub makes them of its headings. */
final class Anchors {

    /** What GitHub leaves out: all but letters, digits, underscores, hyphens and blanks. */
    private static final Pattern LEFT_OUT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]");

    private final Map<String, Integer> headings = new HashMap<>();
    private final Set<String> anchors = new HashSet<>();

    void heading(String text) {
        String plain = slug(text);
        int before = headings.merge(plain, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? plain : plain + "-" + before);
    }

    /** One that the page sets itself. */
    void explicit(String id) {
        anchors.add(id);
    }

    boolean has(String anchor) {
        return anchors.contains(anchor);
    }

    Set<String> all() {
        return anchors;
    }

    static String slug(String heading) {
        String lower = heading.strip().toLowerCase(Locale.ROOT);
        return LEFT_OUT.matcher(lower).replaceAll("").replace(' ', '-');
    }
}
