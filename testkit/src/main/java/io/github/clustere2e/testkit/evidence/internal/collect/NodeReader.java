// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.internal.EvidenceFile;
import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads in what has come of a node what the page says of it. */
final class NodeReader {

    private static final String READING = "the page";

    private final Path root;
    private final Findings findings;
    private final Instant since;
    private final List<Problem> problems;

    NodeReader(Path root, Findings findings, Instant since, String whyMissing) {
        this.root = root;
        this.findings = findings;
        this.since = since;
        this.problems = new ArrayList<>(findings.problems(whyMissing));
    }

    NodeFacts read() {
        String name = findings.node().name();
        List<String> kernel = lines("state/kernel.txt");
        List<Moment> moments = new ArrayList<>(Journal.moments(name, lines("journal.log"), since));
        List<Moment> events = MachineEvents.moments(name, lines("outside/events.txt"));
        moments.addAll(events);
        List<String> kills = new ArrayList<>(NodeText.kills(kernel, since));
        events.stream()
                .filter(event -> event.text().startsWith("oom"))
                .forEach(event -> kills.add(event.start() + " the backend tells of: " + event.text()));
        return new NodeFacts(
                name,
                findings.node().role().toString(),
                address(),
                findings.machine(),
                NodeText.failedUnits(lines("failed-units.txt")),
                moments,
                kills,
                NodeText.killCounts(kernel),
                NodeText.fullDisks(lines("state/disks.txt")),
                NodeText.listening(lines("state/sockets.txt")),
                files(),
                problems);
    }

    private String address() {
        InetAddress address = findings.node().privateAddress();
        return address == null ? "" : address.getHostAddress();
    }

    private List<String> lines(String file) {
        try {
            return Reading.lines(findings.directory().resolve(file));
        } catch (IOException e) {
            problem(file + " cannot be read: " + e);
            return List.of();
        }
    }

    private List<EvidenceFile> files() {
        if (!Files.isDirectory(findings.directory(), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(findings.directory())) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(this::file)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            problem("its files cannot be listed: " + e);
            return List.of();
        }
    }

    private EvidenceFile file(Path path) {
        try {
            return new EvidenceFile(
                    slashes(root.relativize(path)), slashes(findings.directory().relativize(path)), Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private void problem(String why) {
        problems.add(new Problem(Optional.of(findings.node().name()), READING, why));
    }
}
