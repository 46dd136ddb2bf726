// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.logs.LogCollection;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes of one node, while it comes. Thread-safe: several parts come at once, and one may be given up. */
final class Findings {

    private final Node node;
    private final Path parent;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private @Nullable Diagnostics machine;

    /** Waits for some parts, which are told when they are done. */
    Findings(Node node, Path parent, List<String> parts) {
        this.node = node;
        this.parent = parent;
        this.missing.addAll(parts);
    }

    Node node() {
        return node;
    }

    /** The directory in which its own is. */
    Path parent() {
        return parent;
    }

    /** Its own directory, which may not be there yet. */
    Path directory() {
        return LogCollection.directoryOf(node, parent);
    }

    synchronized void machine(Diagnostics told) {
        this.machine = told;
    }

    synchronized Optional<Diagnostics> machine() {
        return Optional.ofNullable(machine);
    }

    synchronized void done(String part) {
        missing.remove(part);
    }

    synchronized void problem(String what, String why) {
        problems.add(new Problem(Optional.of(node.name()), what, why));
    }

    /** Everything that could not be had, with the parts that did not end, for that reason. */
    synchronized List<Problem> problems(String whyMissing) {
        List<Problem> all = new ArrayList<>(problems);
        missing.forEach(part -> all.add(new Problem(Optional.of(node.name()), part, whyMissing)));
        return all;
    }
}
