// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.testkit.evidence.internal.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a journal what became of units. */
final class Journal {

    private static final int MOST_GOOD = 100;
    private static final int MOST_BAD = 300;

    /** systemd before 252 writes +0000, later ones +00:00. */
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)([+-]\\d\\d):?(\\d\\d) \\S+"
                    + " (systemd|kernel)(?:\\[1])?: (.*)");

    private static final Pattern BAD = Pattern.compile(
            "(?i).*(failed with result|failed to start|main process exited|killed by the oom killer|timed out"
                    + "|start request repeated too quickly|out of memory|entered failed state).*");

    private static final Pattern GOOD = Pattern.compile("(Started|Stopped|Reloaded|Startup finished|Deactivated).*");

    /** What is there whenever somebody logs in, as every command of a test does at first. */
    private static final Pattern NOISE = Pattern.compile(
            ".*(session-|Session \\d|session [0-9c]|user@|User Manager|User Runtime|\\.slice|run-user).*");

    private Journal() {}

    static List<Moment> moments(String node, List<String> lines, Instant since) {
        List<Moment> all = lines.stream()
                .flatMap(line -> moment(node, line).stream())
                .filter(moment -> !moment.start().isBefore(since))
                .toList();
        return Stream.concat(
                        last(all.stream().filter(Moment::bad).toList(), MOST_BAD),
                        last(all.stream().filter(moment -> !moment.bad()).toList(), MOST_GOOD))
                .toList();
    }

    private static Stream<Moment> last(List<Moment> moments, int most) {
        return moments.stream().skip(Math.max(0, moments.size() - most));
    }

    private static Optional<Moment> moment(String node, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String text = parts.group(5);
        boolean bad = BAD.matcher(text).matches();
        boolean told = bad
                || (parts.group(4).equals("systemd")
                        && GOOD.matcher(text).matches()
                        && !NOISE.matcher(text).matches());
        return told
                ? time(parts.group(1) + parts.group(2) + ":" + parts.group(3))
                        .map(time -> new Moment(time, Duration.ZERO, Optional.of(node), Moment.Kind.UNIT, bad, text))
                : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
