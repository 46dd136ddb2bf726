// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** New nodes get the lowest places that are free. */
class SeatingTest {

    private static final NodeRequirements DISK = NodeRequirements.none().withVolumes("/srv");
    private static final Role CLIENT = Role.of("client");

    private final Seating seating = new Seating(List.of(
            seat(Role.MASTER, 0, 0, 0),
            seat(Role.AGENT, 0, 1, 1),
            seat(Role.AGENT, 2, 3, 1),
            seat(Role.PUBLIC_AGENT, 0, 4, 2)));

    @Test
    void aGapIsFilledBeforeTheEndIsAddedTo() {
        List<Seat> seats = seating.free(new NodeGroup(Role.AGENT, 3, DISK));

        assertThat(seats).extracting(Seat::name).containsExactly("agent_1", "agent_3", "agent_4");
        assertThat(seats).extracting(Seat::ordinal).containsExactly(2, 5, 6);
        assertThat(seats).extracting(Seat::group).containsOnly(1);
        assertThat(seats).extracting(Seat::needs).containsOnly(DISK);
    }

    @Test
    void aNewRoleComesLast() {
        List<Seat> seats = seating.free(new NodeGroup(CLIENT, 1, NodeRequirements.none()));

        assertThat(seats).containsExactly(new Seat(CLIENT, 0, 2, 3, NodeRequirements.none()));
    }

    @Test
    void theClusterAsItIsToBeHasEachRoleOnce() {
        List<Seat> more = seating.free(new NodeGroup(Role.AGENT, 1, NodeRequirements.none()));

        assertThat(seating.groupsWith(more))
                .extracting(NodeGroup::role, NodeGroup::count)
                .containsExactly(tuple(Role.MASTER, 1), tuple(Role.AGENT, 3), tuple(Role.PUBLIC_AGENT, 1));
    }

    @Test
    void aRoleThatNobodyHasNeedsNothing() {
        assertThat(seating.needsOf(Role.AGENT)).isEqualTo(DISK);
        assertThat(seating.needsOf(CLIENT)).isEqualTo(NodeRequirements.none());
    }

    @Test
    void needsAreTheSameAfterTheyWereLabels() {
        NodeRequirements needs = NodeRequirements.none()
                .withPackages("etcd-server", "curl")
                .withVolumes("/with a blank")
                .withTmpfs("/fast")
                .withLinuxCapabilities("NET_ADMIN");

        assertThat(NeedLabels.read(NeedLabels.of(needs))).isEqualTo(needs);
        assertThat(NeedLabels.of(NodeRequirements.none())).isEmpty();
        assertThat(NeedLabels.read(NeedLabels.of(NodeRequirements.none()))).isEqualTo(NodeRequirements.none());
    }

    private static Seat seat(Role role, int index, int ordinal, int group) {
        return new Seat(role, index, ordinal, group, DISK);
    }
}
