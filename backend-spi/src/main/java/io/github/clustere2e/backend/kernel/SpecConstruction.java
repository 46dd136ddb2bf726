// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.ssh.SshKeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Machines as a spec wants them, with keys of their own. */
record SpecConstruction(Backend backend, ClusterSpec spec) implements Construction {

    @Override
    public void validate() {
        backend.validate(spec);
    }

    @Override
    public Map<String, String> remembered() {
        return backend.remember(spec);
    }

    @Override
    public Result build(ClusterIdentity identity, ClusterDirectory directory, Progress progress) {
        SshKeyPair key = SshKeyPair.generate("cluster-e2e " + identity.name());
        directory.writeKey(key.privateKey());
        ClusterRequest request = new ClusterRequest(identity, spec);
        // The keys of many hosts take a while, and so does the backend: neither waits for the other.
        CompletableFuture<List<MachineRequest>> machines =
                CompletableFuture.supplyAsync(() -> new MachineRequests(request, key.publicKey()).all());
        progress.during("prepare", () -> {
            backend.prepare(request);
            backend.announce(machines.join());
        });
        NodeFactory nodes = new NodeFactory(backend, key.privateKey(), spec.commandListeners());
        List<Member> members = new Provisioning(backend, nodes, progress, Deadline.in(spec.timeout()))
                .provision(Making.all(backend, machines.join()));
        return new Result(nodes, members);
    }
}
