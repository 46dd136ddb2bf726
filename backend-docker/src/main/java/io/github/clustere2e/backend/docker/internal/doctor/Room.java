// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import io.github.clustere2e.api.Capacity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** For how many nodes there is room, as far as that can be told without a container. */
public final class Room {

    private Room() {}

    /**
     * Estimates it.
     *
     * @param surroundings the engine, and what the backend knows of it
     * @return empty if the engine is on another machine, of which only a container could tell
     */
    public static Optional<Capacity> of(Surroundings surroundings) {
        Info info = surroundings.client().infoCmd().exec();
        return EngineHost.isHere(surroundings, info)
                ? least(budgets(surroundings, info, EngineHost.here(info)))
                : Optional.empty();
    }

    static List<Budget> budgets(Surroundings surroundings, Info info, EngineHost host) {
        return Budgets.of(info, host, SecurityOptions.has(info, "rootless"), surroundings.freeSubnets()).stream()
                .sorted(Comparator.comparingLong(Budget::nodes))
                .toList();
    }

    private static Optional<Capacity> least(List<Budget> budgets) {
        return budgets.stream()
                .findFirst()
                .map(budget -> new Capacity(Math.max(0, budget.nodes()), budget.name(), budget.cure() + "."));
    }
}
