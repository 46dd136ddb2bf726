// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The simulated backend. It has no state of its own: its clusters are the process's. */
final class SimulatedBackend implements Backend {

    /** Nothing is asked for by a machine but a thread, and a few processes where there is a shell. */
    private static final int AT_ONCE = 16;

    /** Scripted answers need Java alone; whether there can be namespaces is asked when a cluster wants them. */
    @Override
    public void check() {}

    @Override
    public void validate(ClusterSpec spec) {
        SpecCheck.check(spec);
    }

    @Override
    public boolean outlivesProcess() {
        return false;
    }

    @Override
    public List<BackendOptions> recall(ClusterIdentity cluster) {
        return SimulatedClusters.get(cluster)
                .map(known -> List.<BackendOptions>of(known.options()))
                .orElse(List.of());
    }

    @Override
    public void prepare(ClusterRequest cluster) {
        SimulatedClusters.add(cluster.identity(), SpecCheck.options(cluster.spec()));
    }

    @Override
    public Machine make(MachineRequest request) {
        ClusterIdentity cluster = request.cluster().identity();
        return SimulatedClusters.get(cluster)
                .orElseThrow(() -> new ClusterException(cluster + " was not prepared, or is gone"))
                .make(request);
    }

    @Override
    public List<FoundCluster> find() {
        return SimulatedClusters.describe();
    }

    @Override
    public Optional<Machine> inspect(Machine machine) {
        return SimulatedClusters.machine(machine).map(SimulatedMachine::describe);
    }

    @Override
    public void discard(Machine machine) {
        SimulatedClusters.discard(machine);
    }

    @Override
    public void discardShared(ClusterIdentity cluster) {
        SimulatedClusters.remove(cluster);
    }

    @Override
    public boolean hasStopped(Machine machine) {
        return SimulatedClusters.machine(machine).filter(SimulatedMachine::isOn).isEmpty();
    }

    @Override
    public Optional<String> obstacle(Machine machine) {
        Optional<SimulatedMachine> known = SimulatedClusters.machine(machine);
        if (known.isEmpty()) {
            return Optional.of("its machine is gone");
        }
        return known.get().isOn()
                ? Optional.empty()
                : Optional.of(Trouble.NODE_OFF.explain("its machine is off: start it with PowerControl.start"));
    }

    @Override
    public Readiness readiness() {
        return new LoginReadiness();
    }

    @Override
    public List<Capability> capabilities(ClusterHandle cluster) {
        List<Capability> capabilities = new ArrayList<>(
                List.of(new SimulatedPower(cluster), new SimulatedPublishing(cluster), new FaultInjection(cluster)));
        if (SimulatedClusters.get(cluster.identity())
                .filter(known -> known.options().confinedShell())
                .isPresent()) {
            capabilities.add(new SimulatedExec(cluster));
        }
        return capabilities;
    }

    @Override
    public int parallelism() {
        return AT_ONCE;
    }
}
