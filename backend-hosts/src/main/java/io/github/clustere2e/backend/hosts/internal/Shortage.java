// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a pool does not suffice: which role wants how many, which hosts there are, and who has them. */
final class Shortage {

    private Shortage() {}

    /**
     * The text of an error.
     *
     * @param cluster the name of the cluster that wants hosts
     * @param nodes the role of each of its nodes
     * @param plan who got one
     */
    static String text(String cluster, List<Role> nodes, Seats.Plan plan, List<PoolHost> pool, List<Claim> claims) {
        Map<Role, Integer> wanted = new LinkedHashMap<>();
        nodes.forEach(role -> wanted.merge(role, 1, Integer::sum));
        Map<Role, Integer> lacking = new LinkedHashMap<>();
        plan.without().forEach(node -> lacking.merge(nodes.get(node), 1, Integer::sum));
        String wants = lacking.entrySet().stream()
                .map(entry -> "role '" + entry.getKey() + "' wants " + wanted.get(entry.getKey()) + " and can have "
                        + (wanted.getOrDefault(entry.getKey(), 0) - entry.getValue()))
                .collect(Collectors.joining("; "));
        String hosts = pool.stream()
                .map(host -> "\n  " + host.host() + ": " + roles(host) + ", " + use(host, claims))
                .collect(Collectors.joining());
        return Trouble.POOL_TOO_SMALL.explain(
                "The pool has too few hosts for cluster '" + cluster + "': " + wants + ". Its hosts are:" + hosts
                        + "\nAdd hosts to the pool, ask for fewer nodes, or destroy a cluster that has some.");
    }

    private static String roles(PoolHost host) {
        return host.host().roles().isEmpty()
                ? "for any role"
                : "for " + host.host().roles().stream().map(Role::name).collect(Collectors.joining(", "));
    }

    private static String use(PoolHost host, List<Claim> claims) {
        Optional<Claim> claim =
                claims.stream().filter(each -> each.pooled().isSameAs(host)).findFirst();
        return claim.map(each -> "in use: " + each.node() + " of cluster '" + each.cluster() + "'")
                .orElse("free");
    }
}
