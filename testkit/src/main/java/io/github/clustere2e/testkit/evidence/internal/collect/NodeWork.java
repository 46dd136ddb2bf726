// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.DiagnosticFiles;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.installer.logs.LogCollection;
import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.MachineStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Collects of one node: what it says itself, and at the same time what its backend says of it. Throws nothing. */
final class NodeWork {

    static final String INSIDE = "what the node itself tells";
    static final String OUTSIDE = "what the backend tells of the node";

    private final Cluster cluster;
    private final LogCollection logs;
    private final Instant since;
    private final Findings findings;

    NodeWork(Cluster cluster, LogCollection logs, Instant since, Findings findings) {
        this.cluster = cluster;
        this.logs = logs;
        this.since = since;
        this.findings = findings;
    }

    List<Runnable> parts() {
        return List.of(() -> part(INSIDE, this::inside), () -> part(OUTSIDE, this::outside));
    }

    private void part(String what, Part part) {
        try {
            part.run();
            findings.done(what);
        } catch (InterruptedClusterException e) {
            // It stays among what is missing, with the reason that whoever interrupted knows.
            return;
        } catch (IOException | RuntimeException e) {
            findings.done(what);
            findings.problem(what, Errors.message(e));
        } catch (Error e) {
            findings.done(what);
            findings.problem(what, e.toString());
            throw e;
        }
    }

    private void inside() throws IOException {
        Optional<Diagnostics> machine = machine();
        machine.ifPresent(findings::machine);
        Optional<String> paused = machine.map(Diagnostics::state).filter(MachineStates::isPaused);
        if (paused.isPresent()) {
            Files.createDirectories(findings.directory());
            Output.write(findings.directory().resolve("machine.txt"), machine.orElseThrow() + "\n");
            findings.problem(INSIDE, "it was not asked, since it is " + paused.get() + " and could not answer");
            return;
        }
        logs.collectNode(cluster, findings.node(), findings.parent())
                .failures()
                .forEach(log -> findings.problem(log.what(), log.why()));
    }

    /** Without it a node is asked all the same; the collection of its logs asks once more, and notes why nothing is told. */
    private Optional<Diagnostics> machine() {
        try {
            return Optional.of(cluster.diagnostics(findings.node()));
        } catch (InterruptedClusterException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private void outside() throws IOException {
        if (!cluster.capabilities().contains(DiagnosticFiles.class)) {
            return;
        }
        List<DiagnosticFile> files = cluster.capability(DiagnosticFiles.class).of(findings.node(), since);
        Path directory = Files.createDirectories(findings.directory().resolve("outside"));
        for (DiagnosticFile file : files) {
            Output.write(directory.resolve(file.name()), file.text());
        }
    }

    @FunctionalInterface
    private interface Part {
        void run() throws IOException;
    }
}
