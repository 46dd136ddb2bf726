// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks secrets in texts, also where they are quoted, where they overlap, and where a secret of several lines was broken
 * into its lines.
 *
 * <p>Immutable and thread-safe.
 */
final class Secrets {

    private static final String MASK = "***";

    /** A shorter line of a longer secret, such as a bracket, is in every other text too. */
    private static final int SHORTEST_LINE = 4;

    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]+\\z");

    private final Set<String> forms = new LinkedHashSet<>();

    Secrets(Collection<String> values) {
        values.stream().flatMap(Secrets::written).forEach(form -> {
            forms.add(form);
            forms.add(form.replace("'", "'\\''"));
        });
    }

    /** Everything that is masked. */
    Set<String> forms() {
        return Collections.unmodifiableSet(forms);
    }

    /** All places are found before any is replaced: to mask one first would show the rest of one that overlaps it. */
    String mask(String text) {
        BitSet secret = new BitSet();
        for (String form : forms) {
            for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
                secret.set(at, at + form.length());
            }
        }
        if (secret.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int shown = 0;
        for (int at = secret.nextSetBit(0); at >= 0; at = secret.nextSetBit(shown)) {
            masked.append(text, shown, at).append(MASK);
            shown = secret.nextClearBit(at);
        }
        return masked.append(text, shown, text.length()).toString();
    }

    /** The value, as a terminal writes it, without the line ends at its end, as results show it, and line by line. */
    private static Stream<String> written(String value) {
        String bare = LINE_ENDS.matcher(value).replaceFirst("");
        return Stream.concat(
                Stream.of(value, bare, value.replace("\n", "\r\n"), bare.replace("\n", "\r\n"))
                        .filter(form -> !form.isEmpty()),
                value.lines().filter(line -> line.strip().length() >= SHORTEST_LINE));
    }
}
