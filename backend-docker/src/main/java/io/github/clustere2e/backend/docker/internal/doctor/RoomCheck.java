// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** For how many nodes there is room, and what runs out first. */
final class RoomCheck extends EngineCheck {

    /** Three masters, five agents and two public agents: less than that is soon too little. */
    private static final int ENOUGH = 10;

    private final Facts facts;
    private final Surroundings surroundings;

    RoomCheck(Facts facts, Surroundings surroundings) {
        super("docker.room");
        this.facts = facts;
        this.surroundings = surroundings;
    }

    @Override
    Finding look() throws Exception {
        return judge(Room.budgets(surroundings, facts.info(), facts.host()));
    }

    Finding judge(List<Budget> budgets) {
        Budget least = budgets.get(0);
        String rest = budgets.stream()
                .skip(1)
                .map(budget -> budget.name() + ": " + budget.nodes())
                .collect(Collectors.joining("; "));
        String seen = "There is room for " + least.nodes() + " nodes that do little, in all clusters together; "
                + least.name() + " runs out first."
                + (rest.isEmpty() ? "" : " Room by the others: " + rest + ".");
        String cure = least.cure() + ".";
        if (least.nodes() < 1) {
            return Finding.error(id(), seen, cure);
        }
        return least.nodes() < ENOUGH ? Finding.warning(id(), seen, cure) : Finding.note(id(), seen, cure);
    }
}
