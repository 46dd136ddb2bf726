// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.testkit.evidence.facts.RecordedCommand;
import io.github.clustere2e.testkit.evidence.facts.TimedProgress;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.Moment.Kind;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened when, from all who tell of it.
 *
 * @param moments in the order of their starts, with the test's own
 * @param begin when the picture begins
 * @param failed when the test failed
 * @param end when the picture ends
 * @param lanes the nodes, in the cluster's order; first the empty name if something happened nowhere in particular
 */
record Timeline(List<Moment> moments, Instant begin, Instant failed, Instant end, List<String> lanes) {

    static Timeline of(Situation situation) {
        List<Moment> all = new ArrayList<>();
        situation.commands().commands().forEach(command -> all.add(command(command)));
        situation.progress().forEach(progress -> progress(progress).ifPresent(all::add));
        situation.nodes().forEach(node -> all.addAll(node.moments()));
        Instant first =
                all.stream().map(Moment::start).min(Comparator.naturalOrder()).orElse(situation.failed());
        boolean known = situation.since().isAfter(Instant.EPOCH);
        if (known) {
            all.add(moment(situation.since(), false, "The test began: " + situation.test()));
        }
        all.add(moment(
                situation.failed(),
                true,
                "The test failed"
                        + situation
                                .error()
                                .map(error -> ": "
                                        + Errors.message(error)
                                                .lines()
                                                .findFirst()
                                                .orElse(""))
                                .orElse("")));
        all.sort(Comparator.comparing(Moment::start));
        Instant begin = known ? situation.since() : earlier(first, situation.failed());
        Instant last =
                all.stream().map(Moment::end).max(Comparator.naturalOrder()).orElse(situation.failed());
        Instant end = last.isAfter(begin.plusMillis(10)) ? last : begin.plusMillis(10);
        return new Timeline(List.copyOf(all), begin, situation.failed(), end, lanes(situation, all));
    }

    private static List<String> lanes(Situation situation, List<Moment> all) {
        Set<String> lanes = new LinkedHashSet<>();
        if (all.stream().anyMatch(moment -> moment.node().isEmpty() && moment.kind() != Kind.TEST)) {
            lanes.add("");
        }
        situation.nodes().forEach(node -> lanes.add(node.name()));
        all.forEach(moment -> moment.node().ifPresent(lanes::add));
        return List.copyOf(lanes);
    }

    private static Moment command(RecordedCommand command) {
        String ending = command.running()
                ? " (it still ran)"
                : command.exitStatus().isPresent()
                        ? " (status " + command.exitStatus().getAsInt() + ")"
                        : " (no result: "
                                + command.error().orElse("").lines().findFirst().orElse("") + ")";
        return new Moment(
                command.start(),
                command.duration(),
                Optional.of(command.node()),
                command.running() ? Kind.RUNNING : Kind.COMMAND,
                command.failed(),
                "$ " + command.command() + ending);
    }

    private static Optional<Moment> progress(TimedProgress progress) {
        ProgressEvent event = progress.event();
        if (event.kind() != ProgressEvent.Kind.FINISHED && event.kind() != ProgressEvent.Kind.FAILED) {
            return Optional.empty();
        }
        boolean bad = event.kind() == ProgressEvent.Kind.FAILED;
        return Optional.of(new Moment(
                progress.time().minus(event.duration()),
                event.duration(),
                event.node(),
                Kind.STEP,
                bad,
                event.phase() + (bad ? " failed" : "") + (event.text().isEmpty() ? "" : ": " + event.text())));
    }

    private static Moment moment(Instant time, boolean bad, String text) {
        return new Moment(time, Duration.ZERO, Optional.empty(), Kind.TEST, bad, text);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** How long after the begin of the picture, in seconds. */
    double seconds(Instant time) {
        return Duration.between(begin, time).toNanos() / 1e9;
    }

    /** Which colour a node has; the others have none. */
    int colour(String node) {
        return Math.floorMod(lanes.indexOf(node) - (lanes.contains("") ? 1 : 0), 8);
    }
}
