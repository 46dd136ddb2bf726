// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them, and as {@code docker run --memory} reads them. */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([bkmg]?)");
    private static final String UNITS = "bkmg";
    private static final int STEP = 10;

    private Sizes() {}

    static long bytes(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    "'" + text + "' is not a size: write a whole number with k, m or g behind it, such as 512m");
        }
        long number = Long.parseLong(matcher.group(1));
        return number << (STEP * Math.max(0, UNITS.indexOf(matcher.group(2))));
    }

    /** As {@link #bytes} reads it. */
    static String text(long bytes) {
        int unit = 0;
        long number = bytes;
        while (unit + 1 < UNITS.length() && number % (1 << STEP) == 0) {
            number >>= STEP;
            unit++;
        }
        return number + UNITS.substring(unit, unit + 1);
    }
}
