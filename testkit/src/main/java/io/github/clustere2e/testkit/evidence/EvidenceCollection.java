// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.logs.LogCollection;
import io.github.clustere2e.testkit.evidence.facts.CommandHistory;
import io.github.clustere2e.testkit.evidence.facts.ProgressHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what tells why a test has failed, or its set-up.
 *
 * <pre>{@code
 * EvidenceReport report = EvidenceCollection.of(cluster)
 *         .test("a leader is elected", "com.example.LeaderTest.elected")
 *         .since(begun)
 *         .error(error)
 *         .history(history)
 *         .into(Path.of("target/evidence/LeaderTest.elected"));
 * System.err.println(report);
 * }</pre>
 *
 * <p>In the directory are {@code index.html}, which says what happened when and on which node, and on top the likely cause;
 * {@code error.txt}, {@code commands.txt}, {@code versions.txt}, {@code progress.txt} and {@code plan.svg} of the whole;
 * and in {@code nodes/} a directory for each node: its journal since the test began, its failed units, the files that the
 * software has declared, how the node is ({@code state/}), and what its backend tells ({@code outside/}).
 *
 * <p>Nodes are asked at once. What goes wrong is a problem in the report and hides nothing else; a node that hangs costs
 * no more than the limit. It may be called from a thread that was interrupted, which then still is, and while the machine
 * shuts down. A thread that is interrupted meanwhile gets a report of what has come by then.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class EvidenceCollection {

    /** How long collecting may take when nothing else is said: 30 seconds. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

    /** How much is had of each node when nothing else is said: 64 MiB. */
    public static final long DEFAULT_MAXIMUM_SIZE = 64L << 20;

    /** The name of the page in the directory. */
    public static final String INDEX = "index.html";

    final Optional<Cluster> cluster;
    String test = "A test";
    String place = "";
    Instant since = Instant.EPOCH;
    Optional<Instant> failed = Optional.empty();
    Optional<Throwable> error = Optional.empty();
    Optional<CommandHistory> history = Optional.empty();
    Optional<ProgressHistory> progress = Optional.empty();
    Optional<InstallReport> plan = Optional.empty();
    Optional<Instant> keptUntil = Optional.empty();
    Optional<LogCollection.Builder> logs = Optional.empty();
    Duration limit = DEFAULT_LIMIT;
    long maximumSize = DEFAULT_MAXIMUM_SIZE;
    final List<String> notes = new ArrayList<>();

    private EvidenceCollection(Optional<Cluster> cluster) {
        this.cluster = cluster;
    }

    /**
     * Begins a collection from a cluster.
     *
     * @param cluster the cluster; its nodes may be in whatever state
     * @return a collection
     */
    public static EvidenceCollection of(Cluster cluster) {
        return new EvidenceCollection(Optional.of(cluster));
    }

    /**
     * Begins a collection for a set-up that has failed before there was a cluster.
     *
     * @return a collection of what this process knows
     */
    public static EvidenceCollection withoutCluster() {
        return new EvidenceCollection(Optional.empty());
    }

    /**
     * Says which test it was.
     *
     * @param displayName its name for people
     * @param className its class and method; may be empty
     * @return this
     */
    public EvidenceCollection test(String displayName, String className) {
        this.test = displayName;
        this.place = className;
        return this;
    }

    /**
     * Says when the test began. Without this, everything that is known is collected.
     *
     * @param begun by this machine's clock; the nodes' are taken to agree
     * @return this
     */
    public EvidenceCollection since(Instant begun) {
        this.since = begun;
        return this;
    }

    /**
     * Says when the test failed. Without this, it is when the collection begins.
     *
     * @param time by this machine's clock
     * @return this
     */
    public EvidenceCollection failedAt(Instant time) {
        this.failed = Optional.of(time);
        return this;
    }

    /**
     * Says what failed the test.
     *
     * @param thrown the error
     * @return this
     */
    public EvidenceCollection error(Throwable thrown) {
        this.error = Optional.of(thrown);
        return this;
    }

    /**
     * Adds the commands that were run.
     *
     * @param commands what has heard them since the cluster was made
     * @return this
     */
    public EvidenceCollection history(CommandHistory commands) {
        this.history = Optional.of(commands);
        return this;
    }

    /**
     * Adds how the set-up got on.
     *
     * @param events what has heard it
     * @return this
     */
    public EvidenceCollection progress(ProgressHistory events) {
        this.progress = Optional.of(events);
        return this;
    }

    /**
     * Adds how software was installed. That of an {@link io.github.clustere2e.installer.InstallException} is found in the
     * error.
     *
     * @param report how it went
     * @return this
     */
    public EvidenceCollection plan(InstallReport report) {
        this.plan = Optional.of(report);
        return this;
    }

    /**
     * Says which files and units tell what the software did: {@code installer.logs()}. Limits and times that it has are
     * replaced by this collection's.
     *
     * @param declared a builder, which this takes
     * @return this
     */
    public EvidenceCollection logs(LogCollection.Builder declared) {
        this.logs = Optional.of(declared);
        return this;
    }

    /**
     * Says that the cluster is kept for a person to look at, so that it is said how to get there.
     *
     * @param end until when
     * @return this
     */
    public EvidenceCollection keptUntil(Instant end) {
        this.keptUntil = Optional.of(end);
        return this;
    }

    /**
     * Adds something that a reader should know, such as which attempt it was.
     *
     * @param text a sentence
     * @return this
     */
    public EvidenceCollection note(String text) {
        notes.add(text);
        return this;
    }

    /**
     * Limits how long it may take in all. A little more is needed to write the page.
     *
     * @param duration positive; {@link #DEFAULT_LIMIT} without this
     * @return this
     * @throws InvalidInputException if it is not positive
     */
    public EvidenceCollection limit(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new InvalidInputException(
                    "Evidence cannot be collected in " + duration + ": give it a positive limit");
        }
        this.limit = duration;
        return this;
    }

    /**
     * Limits how much the node itself may send, all files together; what is beyond it is left out, and said to be. A
     * single file may have a quarter of it: of a longer one the end is had. What the backend tells comes besides.
     *
     * @param bytes of each node, at least 4096; {@link #DEFAULT_MAXIMUM_SIZE} without this
     * @return this
     * @throws InvalidInputException if it is less
     */
    public EvidenceCollection maximumSize(long bytes) {
        if (bytes < 4096) {
            throw new InvalidInputException(
                    "Evidence of " + bytes + " bytes tells nothing: give each node 4096 bytes or more");
        }
        this.maximumSize = bytes;
        return this;
    }

    /**
     * Collects.
     *
     * @param directory a directory that is new or empty; what this makes is readable by this user alone
     * @return what was had, and what was not
     * @throws InvalidInputException if there is something in the directory, or it is none
     * @throws io.github.clustere2e.api.ClusterException if the directory cannot be written to
     */
    public EvidenceReport into(Path directory) {
        boolean interrupted = Thread.interrupted();
        try {
            return new CollectionRun(this, directory).run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
