// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.DiagnosticFiles;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** What a backend tells of nodes in files. */
final class DiagnosticRules {

    private DiagnosticRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "DIAGNOSTIC-1",
                        "Of every node there are files, with names of their own, and not all of them are empty",
                        Lane.SHARED,
                        bench -> bench.shared().nodes().forEach(node -> told(bench.shared(), node))),
                rule("DIAGNOSTIC-2", "The files of a node name it", Lane.SHARED, DiagnosticRules::names),
                rule("DIAGNOSTIC-3", "No private key is in the files", Lane.SHARED, DiagnosticRules::secrets),
                rule("DIAGNOSTIC-4", "A node that is off is told of too", Lane.CHANGING, DiagnosticRules::off),
                rule(
                        "DIAGNOSTIC-5",
                        "Each line of events.txt, if there is one, begins with its time",
                        Lane.SHARED,
                        DiagnosticRules::events));
    }

    private static Rule rule(String id, String title, Lane lane, Check check) {
        return Rule.byCapability(DiagnosticFiles.class, id, title, lane, check);
    }

    private static List<DiagnosticFile> of(Cluster cluster, Node node) {
        return cluster.capability(DiagnosticFiles.class).of(node, cluster.info().created());
    }

    private static List<DiagnosticFile> told(Cluster cluster, Node node) {
        List<DiagnosticFile> files = of(cluster, node);
        List<String> names = files.stream().map(DiagnosticFile::name).toList();
        Expect.distinct("the names of the files of " + node.name(), names);
        Expect.that(files.stream().anyMatch(file -> !file.text().isBlank()), "something about " + node.name(), names);
        return files;
    }

    private static void names(Bench bench) {
        for (Node node : bench.shared().nodes()) {
            List<DiagnosticFile> files = of(bench.shared(), node);
            Expect.that(
                    files.stream()
                            .anyMatch(file -> file.text().contains(node.name())
                                    || file.text().contains(node.hostname())),
                    "a file with '" + node.name() + "' or '" + node.hostname() + "' in it",
                    files.stream().map(DiagnosticFile::name).toList());
        }
    }

    private static void secrets(Bench bench) {
        for (Node node : bench.shared().nodes()) {
            Expect.none(
                    "private keys in the files of " + node.name(),
                    of(bench.shared(), node).stream()
                            .filter(file -> file.text().contains("PRIVATE KEY-----"))
                            .map(DiagnosticFile::name)
                            .toList());
        }
    }

    private static void off(Bench bench) {
        Cluster cluster = bench.changing();
        if (!cluster.capabilities().contains(PowerControl.class)) {
            throw new DoesNotApplyException("PowerControl is not declared, so that no node can be switched off");
        }
        Node node = cluster.node("agent_0");
        PowerControl power = cluster.capability(PowerControl.class);
        power.kill(node);
        try {
            told(cluster, node);
        } finally {
            power.start(node);
        }
    }

    private static void events(Bench bench) {
        for (Node node : bench.shared().nodes()) {
            of(bench.shared(), node).stream()
                    .filter(file -> file.name().equals("events.txt"))
                    .flatMap(file -> file.text().lines())
                    .forEach(line -> Expect.that(hasTime(line), "a line that begins with a time", line));
        }
    }

    private static boolean hasTime(String line) {
        try {
            Instant.parse(line.split(" ", 2)[0]);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
