// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What limits the number of nodes on one engine, as far as it is known. */
final class Budgets {

    private static final int NODES_OF_A_SUBNET = 1021;

    private Budgets() {}

    /** What has a limit for all nodes together. */
    static List<Budget> of(Info info, EngineHost host, boolean rootless, int subnets) {
        List<Budget> budgets = new ArrayList<>();
        add(
                budgets,
                "fs.inotify.max_user_instances",
                host.number(EngineHost.INOTIFY_INSTANCES),
                NodeNeeds.INOTIFY_INSTANCES,
                "sudo sysctl -w fs.inotify.max_user_instances=8192");
        add(
                budgets,
                "fs.inotify.max_user_watches",
                host.number(EngineHost.INOTIFY_WATCHES),
                NodeNeeds.INOTIFY_WATCHES,
                "sudo sysctl -w fs.inotify.max_user_watches=524288");
        add(
                budgets,
                rootless ? "kernel.keys.maxkeys" : "kernel.keys.root_maxkeys",
                host.number(rootless ? EngineHost.KEYS : EngineHost.ROOT_KEYS),
                NodeNeeds.KEYS,
                "sudo sysctl -w kernel.keys." + (rootless ? "maxkeys" : "root_maxkeys") + "=1000000");
        add(
                budgets,
                "kernel.pid_max",
                host.number(EngineHost.PIDS),
                NodeNeeds.PIDS,
                "sudo sysctl -w kernel.pid_max=4194304");
        add(
                budgets,
                "kernel.threads-max",
                host.number(EngineHost.THREADS),
                NodeNeeds.PIDS,
                "sudo sysctl -w kernel.threads-max=1000000");
        budgets.add(new Budget(
                "free subnets of 10.207.0.0/16, " + subnets,
                (long) subnets * NODES_OF_A_SUBNET,
                "Destroy clusters that are no longer needed ('cluster-e2e list'), or remove networks that overlap with"
                        + " 10.207.0.0/16 ('docker network ls')"));
        long running = info.getContainersRunning() == null ? 0 : info.getContainersRunning();
        addFree(
                budgets,
                "available memory",
                host.number(EngineHost.MEMORY_AVAILABLE),
                NodeNeeds.MEMORY,
                running,
                "End what takes memory ('docker stats'), or use a machine with more");
        addFree(
                budgets,
                "free disk of the engine",
                host.number(EngineHost.DISK_FREE),
                NodeNeeds.DISK,
                running,
                "cluster-e2e clean --images, or 'docker system df' shows what takes room");
        return budgets;
    }

    private static void add(List<Budget> budgets, String name, OptionalLong limit, long each, String cure) {
        limit.ifPresent(all -> budgets.add(new Budget(name + " " + all, all / each, cure)));
    }

    /** What is free now has room for more nodes than those that run already. */
    private static void addFree(
            List<Budget> budgets, String name, OptionalLong free, long each, long running, String cure) {
        free.ifPresent(all -> budgets.add(new Budget(name + " " + Sizes.text(all), running + all / each, cure)));
    }
}
