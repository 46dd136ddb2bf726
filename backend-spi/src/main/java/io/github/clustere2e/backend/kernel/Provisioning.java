// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.FanOutException;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes all machines of a cluster, so many at once as the backend bears, and waits until each is ready. */
final class Provisioning {

    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
    /** Threads that mostly wait for nodes to start. */
    private static final int MOST_WAITING = 256;

    private final Backend backend;
    private final NodeFactory nodes;
    private final Progress progress;
    private final Deadline deadline;
    private final Semaphore makers;
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private final Queue<Member> opened = new ConcurrentLinkedQueue<>();

    Provisioning(Backend backend, NodeFactory nodes, Progress progress, Deadline deadline) {
        this.backend = backend;
        this.nodes = nodes;
        this.progress = progress;
        this.deadline = deadline;
        this.makers = new Semaphore(backend.parallelism(), true);
    }

    List<Member> provision(List<Making> makings) {
        FanOut.Outcome<Making, Member> outcome = FanOut.of("make the nodes")
                .atMost(MOST_WAITING)
                .over(makings, making -> making.node().name(), this::provision);
        if (outcome.failures().isEmpty()) {
            return List.copyOf(outcome.results().values());
        }
        opened.forEach(member -> member.node().close());
        throw failure(outcome);
    }

    /** Leaves out the nodes that were only given up: what made the first fail is what helps. */
    private static FanOutException failure(FanOut.Outcome<Making, Member> outcome) {
        Map<String, Exception> failures = new LinkedHashMap<>(outcome.failures());
        failures.values().removeIf(GivenUpException.class::isInstance);
        return new FanOutException(outcome.what(), List.copyOf(outcome.results().keySet()), failures);
    }

    private Member provision(Making making) throws Exception {
        try {
            Member member = open(make(making));
            List<String> warnings = progress.during(
                    "ready", name(making), () -> new ReadinessWait(backend, givenUp::get).await(member, deadline));
            for (String warning : warnings) {
                LOG.warn("{}: {}", member.node().name(), warning);
                progress.note("ready", member.node().name(), warning);
            }
            return member;
        } catch (Exception e) {
            givenUp.set(true);
            throw e;
        }
    }

    private Machine make(Making making) throws Exception {
        makers.acquire();
        try {
            if (givenUp.get()) {
                throw new GivenUpException(making.node().name());
            }
            return progress.during("start", name(making), making.work()::get);
        } finally {
            makers.release();
        }
    }

    private Member open(Machine machine) {
        Member member = new Member(machine, nodes.node(machine));
        opened.add(member);
        return member;
    }

    private static Optional<String> name(Making making) {
        return Optional.of(making.node().name());
    }
}
