// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.DiagnosticFiles;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.LoopbackDevices;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.Retention;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.api.SystemdNodes;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;
import java.util.Set;

/** Declared means that it works, undeclared means a typed refusal. */
public final class CapabilityRules {

    /** The capabilities that the API knows. */
    public static final List<Class<? extends Capability>> KNOWN = List.of(
            Membership.class,
            PowerControl.class,
            PauseControl.class,
            Snapshots.class,
            SystemdNodes.class,
            FilePublishing.class,
            NativeExec.class,
            LoopbackDevices.class,
            Retention.class,
            DiagnosticFiles.class);

    private CapabilityRules() {}

    /** Which no backend can know. */
    private interface Unheard extends Capability {}

    static List<Rule> all() {
        return List.of(
                required(
                        "CAPABILITY-1",
                        "What is declared are interfaces that extend Capability, in a set that nobody can change",
                        Lane.SHARED,
                        CapabilityRules::declarations),
                required("CAPABILITY-2", "What is declared is handed out", Lane.SHARED, CapabilityRules::declared),
                required(
                        "CAPABILITY-3",
                        "What is not declared is an UnsupportedCapabilityException",
                        Lane.SHARED,
                        CapabilityRules::undeclared),
                required(
                        "CAPABILITY-4",
                        "The refusal of a capability names it, and lists those that are declared",
                        Lane.SHARED,
                        CapabilityRules::refusal),
                required(
                        "CAPABILITY-5",
                        "A cluster that is attached to declares the same",
                        Lane.SHARED,
                        CapabilityRules::attached),
                required(
                        "CAPABILITY-6",
                        "A backend that does not declare Snapshots has none, and refuses to restore or remove one",
                        Lane.SHARED,
                        CapabilityRules::noSnapshots),
                required(
                        "CAPABILITY-7",
                        "A backend that does not declare Retention refuses a standing cluster before it makes anything",
                        Lane.OWN,
                        CapabilityRules::noStandingCluster));
    }

    private static void declarations(Bench bench) {
        Set<Class<? extends Capability>> declared = bench.shared().capabilities();
        for (Class<? extends Capability> type : declared) {
            Expect.that(
                    type.isInterface() && Capability.class.isAssignableFrom(type) && type != Capability.class,
                    "interfaces that extend Capability",
                    type);
        }
        Expect.refusal(UnsupportedOperationException.class, "to add to what is declared", () -> {
            try {
                declared.add(Unheard.class);
            } catch (UnsupportedOperationException e) {
                throw new UnsupportedOperationException("refused", e);
            }
        });
    }

    private static void declared(Bench bench) {
        for (Class<? extends Capability> type : bench.shared().capabilities()) {
            Capability given = bench.shared().capability(type);
            Expect.that(type.isInstance(given), "an object that is a " + type.getSimpleName(), given);
        }
    }

    private static void undeclared(Bench bench) {
        for (Class<? extends Capability> type : KNOWN) {
            if (!bench.shared().capabilities().contains(type)) {
                Expect.refusal(
                        UnsupportedCapabilityException.class,
                        "to ask for " + type.getSimpleName() + ", which is not declared",
                        () -> bench.shared().capability(type));
            }
        }
    }

    private static void refusal(Bench bench) {
        UnsupportedCapabilityException error = Expect.refusal(
                UnsupportedCapabilityException.class,
                "to ask for a capability that nobody knows",
                () -> bench.shared().capability(Unheard.class));
        Expect.says(error, "Unheard");
        bench.shared().capabilities().forEach(type -> Expect.says(error, type.getSimpleName()));
    }

    private static void attached(Bench bench) {
        try (Cluster same = bench.provider().attach(bench.shared().name())) {
            Expect.equal("what is declared", bench.shared().capabilities(), same.capabilities());
        }
    }

    private static void noSnapshots(Bench bench) {
        if (bench.shared().capabilities().contains(Snapshots.class)) {
            throw new DoesNotApplyException("Snapshots is declared");
        }
        String tag = bench.name("none");
        Expect.equal("the snapshots", List.of(), bench.provider().snapshots());
        Expect.refusal(
                UnsupportedCapabilityException.class,
                "to restore a snapshot",
                () -> bench.provider().restore(RestoreSpec.of(tag).build()));
        Expect.refusal(
                ClusterException.class,
                "to remove a snapshot",
                () -> bench.provider().removeSnapshot(tag));
    }

    private static void noStandingCluster(Bench bench) {
        if (bench.shared().capabilities().contains(Retention.class)) {
            throw new DoesNotApplyException("Retention is declared");
        }
        ClusterSpec spec = bench.spec("standing")
                .nodes(Role.AGENT, 1)
                .lease(Lease.standing())
                .build();
        Expect.refusal(
                ClusterException.class,
                "a standing cluster",
                () -> bench.provider().create(spec));
        Expect.none("a standing cluster that was refused", bench.traces(spec.name()));
    }
}
