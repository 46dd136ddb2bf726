// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.cli.interrupt.Interrupts;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Progress;
import io.github.clustere2e.cli.terminal.Style;

/** The demonstration from the first node to the last: what it makes it removes, however it ends. */
public final class Demo {

    private static final int NODES = 3;

    private final Console console;
    private final Software software;

    @Inject
    Demo(Console console, Software software) {
        this.console = console;
        this.software = software;
    }

    /**
     * Runs it.
     *
     * @param provider where the nodes come from
     * @param keys how many keys to write
     * @param keep whether the cluster stays
     */
    public void run(ClusterProvider provider, int keys, boolean keep) {
        Timeline timeline = new Timeline(System::nanoTime);
        Narrator narrator = new Narrator(console, timeline);
        String name = RandomData.clusterName();
        narrator.open(
                "Cluster E2E: a real etcd cluster loses its leader and keeps its data.",
                "Three hosts are made on this machine, and etcd is installed on them over SSH, as on any hosts.");

        Outcome outcome;
        Cluster cluster = narrator.chapter(
                "Create three nodes",
                "each has systemd as PID 1, sshd, and an identity of its own: cluster " + name,
                () -> create(provider, spec(name, keep), timeline));
        try {
            outcome = new LeaderLoss(console, software, narrator, timeline).play(cluster, keys);
        } catch (RuntimeException | Error e) {
            giveUp(cluster, e, keep);
            throw e;
        }
        if (keep) {
            cluster.close();
        } else {
            narrator.chapter("Remove everything", "nodes, network, keys: as if nothing had been here", () -> {
                Interrupts.uninterruptibly(cluster::close);
                return name;
            });
            narrator.outcome("nothing is left of " + name);
        }
        report(outcome, timeline, keys);
        if (keep) {
            invite(name);
        }
    }

    private ClusterSpec.Builder spec(String name, boolean keep) {
        return ClusterSpec.builder()
                .name(name)
                .nodes(Role.of("etcd"), NODES, software.requirements())
                .lease(keep ? Lease.standing() : Lease.owned());
    }

    private Cluster create(ClusterProvider provider, ClusterSpec.Builder spec, Timeline timeline) {
        try (Progress progress = Progress.on(console, NODES)) {
            Cluster cluster = provider.create(spec.progressListener(event -> {
                        progress.progress(event);
                        timeline.progress(event);
                    })
                    .build());
            Interrupts.destroyIfInterrupted(cluster);
            return cluster;
        }
    }

    /** Closing removes a cluster that is owned, and leaves one that is to be kept. */
    private void giveUp(Cluster cluster, Throwable reason, boolean keep) {
        try {
            Interrupts.uninterruptibly(cluster::close);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
            console.err().println("The cluster could not be removed: " + e.getMessage());
            invite(cluster.name());
        }
        if (keep) {
            invite(cluster.name());
        }
    }

    private void report(Outcome outcome, Timeline timeline, int keys) {
        Style style = console.outStyle();
        console.err().println();
        console.out().println("old leader  " + style.bold(outcome.former().name()) + " (switched off)");
        console.out().println("new leader  " + style.bold(outcome.elected().name()));
        console.out().println("keys        " + style.bold(outcome.found() + " of " + keys) + " found again");
        console.out().println();
        console.out().print(TimelineChart.of(timeline.spans(), style));
    }

    private void invite(String name) {
        String program = console.program();
        console.err().println();
        console.err().println("The cluster stays. Look around, then remove it:");
        console.err().println("  " + program + " inspect " + name);
        console.err().println("  " + program + " run " + name + " --all -- etcdctl endpoint status");
        console.err().println("  " + program + " destroy " + name);
    }
}
