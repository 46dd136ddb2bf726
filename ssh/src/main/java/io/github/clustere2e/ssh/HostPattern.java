// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.List;
import java.util.Locale;

/** The patterns of ssh_config(5): {@code *}, {@code ?}, and {@code !} before one that must not match. */
final class HostPattern {

    private HostPattern() {}

    /** Whether one of them matches, and none that is negated does. */
    static boolean matches(List<String> patterns, String name) {
        boolean matched = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (glob(pattern.substring(negated ? 1 : 0).toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
                if (negated) {
                    return false;
                }
                matched = true;
            }
        }
        return matched;
    }

    /** Without backtracking into more than the last star, so that it is never slow. */
    private static boolean glob(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
