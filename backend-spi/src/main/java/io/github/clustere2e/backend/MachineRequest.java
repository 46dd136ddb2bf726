// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.ssh.SshKeyPair;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A machine that is to be made.
 *
 * @param cluster the cluster that it belongs to
 * @param node who it is in the cluster
 * @param ordinal its place among all nodes of the cluster, from 0
 * @param requirements what it needs to have
 * @param hostKey the SSH host key that it must have before its SSH server starts
 * @param authorizedKey the public key that may log in, as OpenSSH writes it
 * @param machineId its machine id: 32 hexadecimal digits
 * @param labels what it must carry, where the backend has labels
 * @since 0.1
 */
public record MachineRequest(
        ClusterRequest cluster,
        NodeIdentity node,
        int ordinal,
        NodeRequirements requirements,
        SshKeyPair hostKey,
        String authorizedKey,
        String machineId,
        Map<String, String> labels) {

    /**
     * Checks what it is given.
     *
     * @param cluster as the record says
     * @param node as the record says
     * @param ordinal as the record says
     * @param requirements as the record says
     * @param hostKey as the record says
     * @param authorizedKey as the record says
     * @param machineId as the record says
     * @param labels as the record says
     */
    public MachineRequest {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
