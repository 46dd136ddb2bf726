// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.Role;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A process that makes a cluster, uses it and destroys it, and says what it is about: somebody kills it meanwhile. */
final class DoomedOwner {

    /** What it is about, in this order. */
    enum Phase {
        /** Asks what there is, claims the name and arms the watchdog. */
        BEGIN,
        /** Makes network and volumes. */
        PREPARE,
        /** Makes and starts containers. */
        START,
        /** Waits for the nodes. */
        READY,
        /** Has the cluster, and runs commands. */
        OWNED,
        /** Removes it. */
        DESTROY,
        /** Has nothing any more. */
        GONE
    }

    private static final Duration USE = Duration.ofSeconds(3);
    private static final Set<Phase> TOLD = ConcurrentHashMap.newKeySet();

    private DoomedOwner() {}

    public static void main(String[] arguments) {
        tell(Phase.BEGIN);
        Cluster cluster = Clusters.create(ClusterSpec.builder()
                .name(arguments[0])
                .nodes(Role.MASTER, 1)
                .nodes(Role.AGENT, 1)
                .progressListener(DoomedOwner::hear)
                .build());
        tell(Phase.OWNED);
        long end = System.nanoTime() + USE.toNanos();
        while (System.nanoTime() < end) {
            cluster.nodes().run("true");
        }
        tell(Phase.DESTROY);
        cluster.close();
        tell(Phase.GONE);
    }

    private static void hear(ProgressEvent event) {
        if (event.kind() == ProgressEvent.Kind.STARTED && !event.phase().equals("image")) {
            tell(Phase.valueOf(event.phase().toUpperCase(Locale.ROOT)));
        }
    }

    private static void tell(Phase phase) {
        if (TOLD.add(phase)) {
            System.out.println(phase);
        }
    }
}
