// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.ssh.SshNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes hosts of a pool for nodes: all that are asked for, or none. */
record Claiming(ClaimBook book, Login login, List<PoolHost> pool) {

    /** Chooses, asks the chosen ones, and claims them; if somebody else was faster, chooses again. */
    List<Claim> claim(List<MachineRequest> nodes) {
        while (true) {
            List<Claim> claims = claims(nodes, choose(nodes));
            if (book.alone(() -> write(claims))) {
                return claims;
            }
        }
    }

    private List<PoolHost> choose(List<MachineRequest> nodes) {
        List<Claim> others = book.all();
        List<PoolHost> free = pool.stream()
                .filter(host ->
                        others.stream().noneMatch(other -> other.pooled().isSameAs(host)))
                .toList();
        List<Role> roles = nodes.stream().map(node -> node.node().role()).toList();
        Seats.Plan plan = Seats.plan(roles, free);
        if (!plan.isComplete()) {
            String cluster = nodes.get(0).cluster().identity().name();
            throw new ClusterException(Shortage.text(cluster, roles, plan, pool, others));
        }
        return plan.hosts();
    }

    private List<Claim> claims(List<MachineRequest> nodes, List<PoolHost> chosen) {
        Map<MachineRequest, PoolHost> hosts = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            hosts.put(nodes.get(i), chosen.get(i));
        }
        FanOut.Outcome<MachineRequest, Claim> outcome = FanOut.of("look at the hosts")
                .over(nodes, node -> name(node, hosts), node -> claim(node, hosts.getOrDefault(node, chosen.get(0))));
        refuseUnfit(outcome.failures());
        return List.copyOf(outcome.orThrow().values());
    }

    private static String name(MachineRequest node, Map<MachineRequest, PoolHost> hosts) {
        PoolHost host = hosts.get(node);
        return node.node().name() + (host == null ? "" : " on " + host.host());
    }

    private Claim claim(MachineRequest node, PoolHost host) {
        try (SshNode asked =
                login.node(host.host(), host.endpoint(), node.node().role())) {
            Duration limit = node.cluster().spec().timeout();
            return new Claim(node.labels(), host, Questions.ask(host, asked, node.requirements(), limit));
        }
    }

    /** If all that is wrong is what hosts lack, whoever wrote the spec can mend it. */
    private static void refuseUnfit(Map<String, Exception> failures) {
        if (!failures.isEmpty() && failures.values().stream().allMatch(InvalidInputException.class::isInstance)) {
            throw new InvalidInputException(
                    Trouble.HOSTS_DO_NOT_FIT.explain("Some hosts do not fit, and nothing is changed on them:"
                            + failures.entrySet().stream()
                                    .map(failure -> "\n  " + failure.getKey() + ": "
                                            + failure.getValue().getMessage())
                                    .collect(Collectors.joining())));
        }
    }

    private boolean write(List<Claim> claims) {
        List<Claim> others = book.all();
        boolean free = claims.stream()
                .noneMatch(claim ->
                        others.stream().anyMatch(other -> other.pooled().isSameAs(claim.pooled())));
        if (free) {
            claims.forEach(book::write);
        }
        return free;
    }
}
