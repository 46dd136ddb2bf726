// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterNames;
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

    List<MachineRequest> all() {
        List<MachineRequest> requests = new ArrayList<>();
        for (NodeGroup group : cluster.spec().groups()) {
            for (int index = 0; index < group.count(); index++) {
                requests.add(request(group, index, requests.size()));
            }
        }
        return requests;
    }

    private MachineRequest request(NodeGroup group, int index, int ordinal) {
        NodeIdentity node = new NodeIdentity(
                group.role().nodeName(index),
                group.role(),
                index,
                ClusterNames.hostname(cluster.identity().name(), group.role(), index));
        SshKeyPair hostKey = SshKeyPair.generate(node.hostname());
        Map<String, String> labels = new LinkedHashMap<>(cluster.identity().labels());
        labels.put(Labels.NODE, node.name());
        labels.put(Labels.ROLE, node.role().name());
        labels.put(Labels.INDEX, Integer.toString(index));
        labels.put(Labels.HOST_KEY, hostKey.publicKey());
        return new MachineRequest(
                cluster, node, ordinal, group.requirements(), hostKey, authorizedKey, machineId(), labels);
    }

    /** 32 hexadecimal digits, as a random UUID of version 4 (machine-id(5)). */
    private static String machineId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
