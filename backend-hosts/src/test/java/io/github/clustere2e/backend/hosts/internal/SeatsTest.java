// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshKeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final String KEY = SshKeyPair.generate("").publicKey();

    @Test
    void hostsAreTakenInOrderThoseForTheRoleFirst() {
        assertThat(names(
                        List.of(Role.AGENT, Role.AGENT, Role.MASTER),
                        host("any"),
                        host("a1", Role.AGENT),
                        host("a2", Role.AGENT)))
                .containsExactly("a1", "a2", "any");
    }

    @Test
    void aHostForTwoRolesGoesToTheOneThatHasNoOther() {
        assertThat(names(
                        List.of(Role.AGENT, Role.MASTER), host("both", Role.AGENT, Role.MASTER), host("a", Role.AGENT)))
                .containsExactly("a", "both");
    }

    @Test
    void thoseThatGetNoneAreTold() {
        Seats.Plan plan = Seats.plan(List.of(Role.AGENT, Role.MASTER, Role.MASTER), List.of(host("m", Role.MASTER)));
        assertThat(plan.without()).containsExactly(0, 2);
    }

    @Test
    void ifThereIsAWayItIsFoundWhateverTheOrder() {
        Random random = new Random(7);
        List<Role> roles = List.of(Role.MASTER, Role.AGENT, Role.PUBLIC_AGENT);
        for (int round = 0; round < 200; round++) {
            List<Role> nodes = new ArrayList<>();
            List<PoolHost> hosts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Role role = roles.get(random.nextInt(3));
                nodes.add(role);
                Role[] able = random.nextInt(4) == 0 ? new Role[0] : new Role[] {role, roles.get(random.nextInt(3))};
                hosts.add(host("h" + i, able));
            }
            Collections.shuffle(nodes, random);
            Collections.shuffle(hosts, random);
            Seats.Plan plan = Seats.plan(nodes, hosts);
            assertThat(plan.isComplete()).as("%s on %s", nodes, hosts).isTrue();
            assertThat(plan.hosts()).doesNotHaveDuplicates();
            assertThat(IntStream.range(0, 8).filter(i -> {
                        List<Role> able = plan.hosts().get(i).host().roles();
                        return !able.isEmpty() && !able.contains(nodes.get(i));
                    }))
                    .isEmpty();
        }
    }

    private static List<String> names(List<Role> nodes, PoolHost... hosts) {
        Seats.Plan plan = Seats.plan(nodes, List.of(hosts));
        assertThat(plan.without()).isEmpty();
        return plan.hosts().stream().map(host -> host.host().name()).toList();
    }

    private static PoolHost host(String name, Role... roles) {
        return new PoolHost(Host.at(name).roles(roles).build(), new SshEndpoint(name, 22, "root", KEY));
    }
}
