// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.testkit.evidence.internal.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the events that a backend tells: a time, a blank, and what happened. */
final class MachineEvents {

    private static final int MOST = 200;

    private static final Pattern BAD = Pattern.compile("(oom|die|kill|destroy|health_status: unhealthy)\\b.*");

    private MachineEvents() {}

    static List<Moment> moments(String node, List<String> lines) {
        List<Moment> all =
                lines.stream().flatMap(line -> moment(node, line).stream()).toList();
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static Optional<Moment> moment(String node, String line) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
            return Optional.empty();
        }
        String text = line.substring(blank + 1);
        try {
            return Optional.of(new Moment(
                    Instant.parse(line.substring(0, blank)),
                    Duration.ZERO,
                    Optional.of(node),
                    Moment.Kind.MACHINE,
                    BAD.matcher(text).matches(),
                    text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
