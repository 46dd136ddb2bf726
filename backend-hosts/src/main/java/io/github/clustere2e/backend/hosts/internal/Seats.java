// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives each node a host that may have its role: if there is a way to serve all, it is found. Each takes hosts that name
 * its role before those that name none, and the earlier in the pool before the later, unless another needs it more.
 *
 * <p>A node that finds its hosts taken asks those who have them to take another one: Kuhn's matching.
 */
final class Seats {

    private static final int NOBODY = -1;

    private final List<Role> nodes;
    private final List<PoolHost> hosts;
    private final int[] nodeOfHost;

    private Seats(List<Role> nodes, List<PoolHost> hosts) {
        this.nodes = nodes;
        this.hosts = hosts;
        this.nodeOfHost = new int[hosts.size()];
        Arrays.fill(nodeOfHost, NOBODY);
    }

    /**
     * Seats as many as can be.
     *
     * @param nodes the role of each node
     * @param free the hosts that can be taken, in their order
     * @return a host for each node that got one
     */
    static Plan plan(List<Role> nodes, List<PoolHost> free) {
        Seats seats = new Seats(nodes, free);
        List<Integer> without = IntStream.range(0, nodes.size())
                .filter(node -> !seats.seat(node, new BitSet()))
                .boxed()
                .toList();
        return seats.plan(without);
    }

    /**
     * Who sits where.
     *
     * @param hosts in the order of the nodes; meaningful if nobody is without
     * @param without the places of the nodes that got none
     */
    record Plan(List<PoolHost> hosts, List<Integer> without) {

        boolean isComplete() {
            return without.isEmpty();
        }
    }

    private boolean seat(int node, BitSet asked) {
        List<Integer> wishes = wishes(nodes.get(node));
        for (int host : wishes) {
            if (nodeOfHost[host] == NOBODY) {
                nodeOfHost[host] = node;
                return true;
            }
        }
        for (int host : wishes) {
            if (!asked.get(host)) {
                asked.set(host);
                if (seat(nodeOfHost[host], asked)) {
                    nodeOfHost[host] = node;
                    return true;
                }
            }
        }
        return false;
    }

    private List<Integer> wishes(Role role) {
        return Stream.concat(
                        places().filter(host -> hosts.get(host).host().roles().contains(role)),
                        places().filter(host -> hosts.get(host).host().roles().isEmpty()))
                .toList();
    }

    private Stream<Integer> places() {
        return IntStream.range(0, hosts.size()).boxed();
    }

    private Plan plan(List<Integer> without) {
        List<PoolHost> taken = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            for (int host = 0; host < nodeOfHost.length; host++) {
                if (nodeOfHost[host] == node) {
                    taken.add(hosts.get(host));
                }
            }
        }
        return new Plan(List.copyOf(taken), without);
    }
}
