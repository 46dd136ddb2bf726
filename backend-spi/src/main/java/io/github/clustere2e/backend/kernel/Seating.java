// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who sits where in a cluster, and which places are free: always the lowest. */
record Seating(List<Seat> taken) {

    /** What the nodes of a role need already. */
    NodeRequirements needsOf(Role role) {
        return ofRole(role).stream().map(Seat::needs).findFirst().orElse(NodeRequirements.none());
    }

    /** Gives new nodes their places. */
    List<Seat> free(NodeGroup newNodes) {
        Role role = newNodes.role();
        int group = ofRole(role).stream()
                .map(Seat::group)
                .findFirst()
                .orElseGet(() -> taken.stream().mapToInt(Seat::group).max().orElse(-1) + 1);
        int[] indexes = free(ofRole(role), Seat::index, newNodes.count());
        int[] ordinals = free(taken, Seat::ordinal, newNodes.count());
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < newNodes.count(); i++) {
            seats.add(new Seat(role, indexes[i], ordinals[i], group, newNodes.requirements()));
        }
        return seats;
    }

    /** The cluster as it is to be with some seats more: each role once. */
    List<NodeGroup> groupsWith(List<Seat> more) {
        Map<Role, NodeGroup> groups = new LinkedHashMap<>();
        taken.forEach(seat -> groups.merge(seat.role(), group(seat), Seating::together));
        more.forEach(seat -> groups.merge(seat.role(), group(seat), Seating::together));
        return List.copyOf(groups.values());
    }

    private static NodeGroup group(Seat seat) {
        return new NodeGroup(seat.role(), 1, seat.needs());
    }

    private static NodeGroup together(NodeGroup some, NodeGroup more) {
        return new NodeGroup(
                some.role(), some.count() + more.count(), some.requirements().and(more.requirements()));
    }

    private List<Seat> ofRole(Role role) {
        return taken.stream().filter(seat -> seat.role().equals(role)).toList();
    }

    private static int[] free(List<Seat> seats, ToIntFunction<Seat> place, int count) {
        Set<Integer> used = seats.stream().map(place::applyAsInt).collect(Collectors.toSet());
        return IntStream.iterate(0, each -> each + 1)
                .filter(each -> !used.contains(each))
                .limit(count)
                .toArray();
    }
}
