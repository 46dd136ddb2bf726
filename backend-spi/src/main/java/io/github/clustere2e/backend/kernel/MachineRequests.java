// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.ssh.SshKeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives every machine of a cluster its name, its own keys, its machine id and its labels. */
record MachineRequests(ClusterRequest cluster, String authorizedKey) {

    /** Those of a cluster that is made from its spec. */
    List<MachineRequest> all() {
        List<Seat> seats = new ArrayList<>();
        List<NodeGroup> groups = cluster.spec().groups();
        for (int group = 0; group < groups.size(); group++) {
            NodeGroup nodes = groups.get(group);
            for (int index = 0; index < nodes.count(); index++) {
                seats.add(new Seat(nodes.role(), index, seats.size(), group, nodes.requirements()));
            }
        }
        return of(seats);
    }

    List<MachineRequest> of(List<Seat> seats) {
        return seats.stream().map(this::request).toList();
    }

    private MachineRequest request(Seat seat) {
        NodeIdentity node = seat.identity(cluster.identity().name());
        SshKeyPair hostKey = SshKeyPair.generate(node.hostname());
        Map<String, String> labels = new LinkedHashMap<>(cluster.identity().labels());
        labels.put(Labels.NODE, node.name());
        labels.put(Labels.ROLE, node.role().name());
        labels.put(Labels.INDEX, Integer.toString(node.index()));
        labels.put(Labels.ORDINAL, Integer.toString(seat.ordinal()));
        labels.put(Labels.GROUP, Integer.toString(seat.group()));
        labels.put(Labels.HOST_KEY, hostKey.publicKey());
        labels.putAll(NeedLabels.of(seat.needs()));
        return new MachineRequest(
                cluster, node, seat.ordinal(), seat.needs(), hostKey, authorizedKey, machineId(), labels);
    }

    /** 32 hexadecimal digits, as a random UUID of version 4 (machine-id(5)). */
    private static String machineId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
