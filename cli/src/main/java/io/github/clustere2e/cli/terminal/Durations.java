// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them. */
public final class Durations {

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    /** Ten years: no sum of such durations and a time of today overflows anything. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Durations() {}

    /**
     * Reads a duration such as {@code 90s}, {@code 30m} or {@code 1h30m}.
     *
     * @throws IllegalArgumentException whose message says what is accepted
     */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a duration: write a number and a unit (ms, s, m, h or d), such as 90s, 30m or 1h30m");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
            sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
        }
        if (sum.isZero() || sum.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not between 1ms and 3650d");
        }
        return sum;
    }

    /** Says how long something took: {@code 350 ms}, {@code 4.2 s}, {@code 3 min 20 s}. */
    public static String exact(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 100_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** Says about how long something is: {@code 20 s}, {@code 5 min}, {@code 3 h}, {@code 2 d}. */
    public static String rough(Duration duration) {
        if (duration.toSeconds() < 120) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 120) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " d";
    }
}
