// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.testkit.evidence.internal.FailedUnit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what matters in what the tools of a node have written. */
final class NodeText {

    private static final Pattern FAILED_UNIT = Pattern.compile("[^A-Za-z0-9_-]*(\\S+\\.[a-z]+)\\s+\\S+\\s+failed\\s.*");

    /** Where the status of another unit begins. */
    private static final Pattern STATUS = Pattern.compile("[^\\sA-Za-z0-9]\\s\\S+\\.[a-z]+( - .*)?");

    /** What a unit's processes wrote, rather than systemd about them. */
    private static final Pattern OWN_LINE =
            Pattern.compile("[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ (?!systemd\\[)[^:]+: .*");

    /** As {@code df -P} shows a file system: its last two columns are the use and where it is mounted. */
    private static final Pattern FULL = Pattern.compile(".*\\s(?:100|99)%\\s+/.*");

    /** What has no room by its nature: images, and what is in the machine's memory alone. */
    private static final Pattern ALWAYS_FULL = Pattern.compile(".*\\b(squashfs|iso9660|/snap/|/sys/|/proc/).*");

    private static final Pattern KERNEL_TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)[,.](\\d+)([+-]\\d\\d:\\d\\d) .*");

    private NodeText() {}

    /** As {@code systemctl --failed} lists them, and the status of each below tells of them. */
    static List<FailedUnit> failedUnits(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> !line.contains(" loaded units listed"))
                .map(FAILED_UNIT::matcher)
                .filter(Matcher::matches)
                .map(parts -> parts.group(1))
                .distinct()
                .map(unit -> new FailedUnit(unit, lastLines(unit, lines)))
                .toList();
    }

    private static List<String> lastLines(String unit, List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.contains(" " + unit + " - ") && !line.endsWith(" " + unit))
                .skip(1)
                .takeWhile(line -> !STATUS.matcher(line).matches())
                .filter(line -> OWN_LINE.matcher(line).matches())
                .toList();
    }

    static List<String> fullDisks(List<String> lines) {
        return lines.stream()
                .filter(line -> FULL.matcher(line).matches()
                        && !ALWAYS_FULL.matcher(line).matches())
                .toList();
    }

    static List<String> listening(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("LISTEN"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
    }

    static List<String> killCounts(List<String> lines) {
        return section(lines, "# kills").toList();
    }

    /** Those of which the kernel says that they were later; those without a time too. */
    static List<String> kills(List<String> lines, Instant since) {
        return section(lines, "# lines")
                .filter(line -> line.contains("Killed process") || line.contains("oom-kill:"))
                .filter(line -> !isBefore(line, since))
                .toList();
    }

    private static Stream<String> section(List<String> lines, String title) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith(title))
                .skip(1)
                .takeWhile(line -> !line.startsWith("# "));
    }

    private static boolean isBefore(String line, Instant since) {
        Matcher parts = KERNEL_TIME.matcher(line);
        if (!parts.matches()) {
            return false;
        }
        try {
            return OffsetDateTime.parse(parts.group(1) + "." + parts.group(2) + parts.group(3))
                    .toInstant()
                    .isBefore(since);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
