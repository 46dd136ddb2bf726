// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.DiagnosticFiles;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.LoopbackDevices;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Retention;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.api.SystemdNodes;
import io.github.clustere2e.backend.tck.Contract;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Capabilities that are declared and do nothing. */
final class Lies {

    /** What fails of nodes that have no systemd. */
    private static final String NO_SYSTEMD = "SYSTEMD-1 SYSTEMD-2 SYSTEMD-5 CAPABILITY-4";

    /** The refusal of another capability does not list one that the simulated nodes do not have. */
    private static final String NOT_LISTED = " CAPABILITY-4";

    private Lies() {}

    static List<Sabotage> all() {
        return List.of(
                lie(SystemdNodes.class, NO_SYSTEMD),
                settled("lets nobody log in", "SYSTEMD-3", "/run/nologin", ""),
                settled("gives several nodes one machine id", "SYSTEMD-4", "/etc/machine-id", "0".repeat(32)),
                lie(Snapshots.class, allRulesOf(Snapshots.class) + NOT_LISTED),
                lie(LoopbackDevices.class, allRulesOf(LoopbackDevices.class) + NOT_LISTED),
                lie(Retention.class, allRulesOf(Retention.class).replace(" RETENTION-4", "") + NOT_LISTED),
                sabotage(
                        "keeps for ever what was retained for a time",
                        "RETENTION-4 " + allRulesOf(Retention.class).replace(" RETENTION-4", "") + NOT_LISTED
                                + " CANCELLATION-5 LIFECYCLE-1 LIFECYCLE-4",
                        Twists.clusters(cluster -> new TwistedCluster(declaring(cluster, Retention.class)) {
                            @Override
                            public void close() {}
                        })),
                lie(FilePublishing.class, allRulesOf(FilePublishing.class)),
                lie(DiagnosticFiles.class, "DIAGNOSTIC-1 DIAGNOSTIC-2 DIAGNOSTIC-4" + NOT_LISTED),
                telling("hands out private keys in files", "DIAGNOSTIC-3", "-----BEGIN OPENSSH PRIVATE KEY-----"),
                telling("does not say when something happened", "DIAGNOSTIC-5", "start"),
                lie(NativeExec.class, allRulesOf(NativeExec.class)),
                lie(Membership.class, allRulesOf(Membership.class) + " PUBLISHING-4"),
                lie(PowerControl.class, "POWER-1 POWER-3 POWER-4 POWER-5 POWER-8 POWER-9 PAUSE-6"),
                lie(PauseControl.class, "PAUSE-1 PAUSE-6"));
    }

    private static String allRulesOf(Class<? extends Capability> type) {
        return Contract.rules().stream()
                .filter(rule -> rule.capability().filter(type::equals).isPresent())
                .map(Rule::id)
                .collect(Collectors.joining(" "));
    }

    /** Nodes of which it is said that systemd has settled, and where a question about a file has always that answer. */
    private static Sabotage settled(String what, String rule, String file, String content) {
        return sabotage(
                what,
                rule + " " + NO_SYSTEMD,
                provider -> Twists.clusters(cluster -> declaring(cluster, SystemdNodes.class))
                        .apply(Twists.results(result -> Twists.has(result.command(), file)
                                        ? Twists.with(result, 0, content.getBytes(StandardCharsets.UTF_8), new byte[0])
                                        : result)
                                .apply(provider)));
    }

    /** Nodes of which events are told that are such. */
    private static Sabotage telling(String what, String rule, String event) {
        return sabotage(
                what, rule, Twists.clusters(cluster -> new TwistedCluster(declaring(cluster, DiagnosticFiles.class)) {
                    @Override
                    public <C extends Capability> C capability(Class<C> type) {
                        DiagnosticFiles telling = (node, since) -> List.of(
                                new DiagnosticFile("machine.txt", "text/plain", node.name()),
                                new DiagnosticFile(
                                        rule.equals("DIAGNOSTIC-5") ? "events.txt" : "log.txt", "text/plain", event));
                        return type.equals(DiagnosticFiles.class) ? type.cast(telling) : super.capability(type);
                    }
                }));
    }

    private static Sabotage lie(Class<? extends Capability> type, String rules) {
        return sabotage(
                "declares " + type.getSimpleName() + ", which does nothing",
                rules,
                Twists.clusters(cluster -> declaring(cluster, type)));
    }

    /** The same cluster, which declares something that does nothing. */
    static Cluster declaring(Cluster cluster, Class<? extends Capability> lie) {
        return new TwistedCluster(cluster) {
            @Override
            public Set<Class<? extends Capability>> capabilities() {
                Set<Class<? extends Capability>> all = new HashSet<>(inner.capabilities());
                all.add(lie);
                return Set.copyOf(all);
            }

            @Override
            public <C extends Capability> C capability(Class<C> type) {
                return type.equals(lie) ? type.cast(idle(type)) : inner.capability(type);
            }
        };
    }

    private static Object idle(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "an idle " + type.getSimpleName();
                    default -> method.getReturnType().equals(List.class) ? List.of() : null;
                });
    }
}
