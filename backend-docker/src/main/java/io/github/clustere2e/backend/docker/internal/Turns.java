// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Network;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.SnapshotInUseException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.Labels;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One cluster at a time has a snapshot's addresses: the others wait until its network is gone. */
final class Turns {

    /** The engine tells when a network goes. It is asked besides, in case that it could not be heard. */
    private static final Duration ANYWAY = Duration.ofSeconds(5);

    private final Engine engine;
    private final ClusterNetworks networks;

    Turns(Engine engine, ClusterNetworks networks) {
        this.engine = engine;
        this.networks = networks;
    }

    /** Returns the network with these addresses, once nobody else has them. */
    String await(ClusterIdentity cluster, FoundSnapshot snapshot, AddressRange range, Duration patience) {
        Optional<String> at = networks.claim(cluster, range);
        if (at.isPresent()) {
            return at.get();
        }
        if (patience.isZero()) {
            throw inUse(snapshot, range, patience);
        }
        Semaphore gone = new Semaphore(0);
        ResultCallback.Adapter<Event> events = listen(gone);
        try (events) {
            long end = System.nanoTime() + patience.toNanos();
            for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
                at = networks.claim(cluster, range);
                if (at.isPresent()) {
                    return at.get();
                }
                if (gone.tryAcquire(Math.min(left, ANYWAY.toNanos()), TimeUnit.NANOSECONDS)) {
                    gone.drainPermits();
                }
            }
            throw inUse(snapshot, range, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("Interrupted while another cluster had the addresses", e);
        } catch (IOException e) {
            throw new ClusterException("The engine's events cannot be closed: " + e.getMessage(), e);
        }
    }

    private ResultCallback.Adapter<Event> listen(Semaphore gone) {
        return engine.client()
                .eventsCmd()
                .withEventTypeFilter("network")
                .withEventFilter("destroy")
                .exec(new ResultCallback.Adapter<>() {
                    @Override
                    public void onNext(Event event) {
                        gone.release();
                    }

                    @Override
                    public void onError(Throwable error) {
                        gone.release();
                    }
                });
    }

    private SnapshotInUseException inUse(FoundSnapshot snapshot, AddressRange range, Duration patience) {
        return new SnapshotInUseException(Trouble.SNAPSHOT_IN_USE.explain("The addresses of snapshot '"
                + snapshot.identity().tag() + "' (" + range.cidr() + ") are in use by " + holder(range)
                + (patience.isZero() ? "" : ", and were for " + patience.toSeconds() + " s")
                + ". Destroy that first, or ask to wait for it."));
    }

    private String holder(AddressRange range) {
        return engine.client().listNetworksCmd().exec().stream()
                .filter(network -> has(network, range))
                .findFirst()
                .map(network -> Optional.ofNullable(labels(network).get(Labels.CLUSTER))
                        .map(name -> "cluster '" + name + "'")
                        .orElse("the network '" + network.getName() + "'"))
                .orElse("a network that overlaps with them");
    }

    private static boolean has(Network network, AddressRange range) {
        return network.getIpam() != null
                && network.getIpam().getConfig() != null
                && network.getIpam().getConfig().stream()
                        .anyMatch(config -> range.cidr().equals(config.getSubnet()));
    }

    private static Map<String, String> labels(Network network) {
        return network.getLabels() == null ? Map.of() : network.getLabels();
    }
}
