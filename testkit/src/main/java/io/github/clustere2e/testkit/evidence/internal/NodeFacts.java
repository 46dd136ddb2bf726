// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was found on one node.
 *
 * @param name the node's name
 * @param role its role
 * @param address where the other nodes reach it
 * @param machine what the backend told of it; empty if it told nothing
 * @param failedUnits the units of systemd that have failed
 * @param moments what its journal and its backend say to have happened since the test began
 * @param kills what speaks for a process that was ended for want of memory since the test began
 * @param killCounts how many processes were, by the counts of control groups, at any time since the node has booted
 * @param fullDisks the file systems that have no room any more, as {@code df} shows them
 * @param listening the ports that something listens on, as {@code ss} shows them
 * @param files what there is to read of it
 * @param problems what could not be had
 */
public record NodeFacts(
        String name,
        String role,
        String address,
        Optional<Diagnostics> machine,
        List<FailedUnit> failedUnits,
        List<Moment> moments,
        List<String> kills,
        List<String> killCounts,
        List<String> fullDisks,
        List<String> listening,
        List<EvidenceFile> files,
        List<Problem> problems) {

    /** Copies the lists. */
    public NodeFacts {
        failedUnits = List.copyOf(failedUnits);
        moments = List.copyOf(moments);
        kills = List.copyOf(kills);
        killCounts = List.copyOf(killCounts);
        fullDisks = List.copyOf(fullDisks);
        listening = List.copyOf(listening);
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /** What the backend calls its state. */
    public String state() {
        return machine.map(Diagnostics::state).orElse("unknown");
    }

    /** Whether the backend says that it is switched off. */
    public boolean isOff() {
        return MachineStates.isOff(state());
    }

    /** Whether the backend says that it stands still. */
    public boolean isPaused() {
        return MachineStates.isPaused(state());
    }
}
