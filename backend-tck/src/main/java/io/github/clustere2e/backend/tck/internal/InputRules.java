// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.NoSuchClusterException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;

/** What is refused, and how. */
final class InputRules {

    private static final List<String> NO_NAMES = List.of("", "Upper", "../up", "a b", "-a", "a".repeat(41));

    private InputRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "INPUT-1",
                        "A name that is taken is a NameTakenException that names it",
                        Lane.OWN,
                        InputRules::taken),
                required(
                        "INPUT-2",
                        "The cluster that has a name stays as it is when somebody else wants the name",
                        Lane.OWN,
                        InputRules::unharmed),
                required(
                        "INPUT-3",
                        "A requirement that cannot be met is an InvalidInputException",
                        Lane.OWN,
                        bench -> impossible(bench, "unmet")),
                required(
                        "INPUT-4",
                        "Nothing is made before bad input is refused",
                        Lane.OWN,
                        bench -> Expect.none("a cluster that cannot be", bench.traces(impossible(bench, "unmade")))),
                required(
                        "INPUT-5",
                        "To attach to a cluster that does not exist is a NoSuchClusterException that lists those that do",
                        Lane.SHARED,
                        bench -> unknown(
                                bench, "attach", name -> bench.provider().attach(name))),
                required(
                        "INPUT-6",
                        "To destroy a cluster that does not exist is a NoSuchClusterException that lists those that do",
                        Lane.SHARED,
                        bench -> unknown(
                                bench, "destroy", name -> bench.provider().destroy(name))),
                required(
                        "INPUT-7",
                        "What is no cluster's name is refused wherever a name is asked for",
                        Lane.SHARED,
                        bench -> {
                            for (String name : NO_NAMES) {
                                Expect.refusal(
                                        InvalidInputException.class,
                                        "to attach to '" + name + "'",
                                        () -> bench.provider().attach(name));
                                Expect.refusal(
                                        InvalidInputException.class,
                                        "to destroy '" + name + "'",
                                        () -> bench.provider().destroy(name));
                            }
                        }),
                required(
                        "INPUT-8",
                        "A node that a cluster has not is refused, and those that it has are listed",
                        Lane.SHARED,
                        bench -> Expect.says(
                                Expect.refusal(
                                        InvalidInputException.class,
                                        "to ask for node 'agent_9'",
                                        () -> bench.shared().node("agent_9")),
                                "agent_1")),
                required(
                        "INPUT-9",
                        "A node of another cluster is refused, although it has the same name",
                        Lane.OWN,
                        InputRules::foreignNode),
                required(
                        "INPUT-10",
                        "An option that a backend does not have is refused by name",
                        Lane.SHARED,
                        InputRules::unknownOption),
                required(
                        "INPUT-11",
                        "Options that belong to another backend are left alone",
                        Lane.OWN,
                        InputRules::foreignOptions));
    }

    private interface ByName {
        void act(String name);
    }

    private static NameTakenException takeNameOf(Bench bench, Cluster cluster) {
        ClusterSpec same =
                bench.subject().spec(cluster.name()).nodes(Role.AGENT, 1).build();
        return Expect.refusal(
                NameTakenException.class,
                "a second cluster of one name",
                () -> bench.provider().create(same));
    }

    private static void taken(Bench bench) {
        try (Cluster cluster = bench.single("taken")) {
            Expect.says(takeNameOf(bench, cluster), cluster.name());
        }
    }

    private static void unharmed(Bench bench) {
        try (Cluster cluster = bench.single("unharmed")) {
            String file = bench.path();
            cluster.node("agent_0").run("touch", file);
            takeNameOf(bench, cluster);
            cluster.node("agent_0").run("test", "-e", file);
            Expect.equal("its state", cluster.info(), bench.listed(cluster.name()));
        }
    }

    private static String impossible(Bench bench, String what) {
        ClusterSpec spec = bench.spec(what)
                .nodes(Role.AGENT, 1, NodeRequirements.none().withLinuxCapabilities("TCK_NO_SUCH_CAPABILITY"))
                .build();
        Expect.refusal(
                InvalidInputException.class,
                "a node with the Linux capability TCK_NO_SUCH_CAPABILITY",
                () -> bench.provider().create(spec));
        return spec.name();
    }

    private static void unknown(Bench bench, String what, ByName action) {
        String existing = bench.shared().name();
        String name = bench.name("nobody");
        NoSuchClusterException error = Expect.refusal(
                NoSuchClusterException.class, "to " + what + " a cluster that does not exist", () -> action.act(name));
        Expect.says(error, name);
        Expect.says(error, existing);
    }

    private static void foreignNode(Bench bench) {
        try (Cluster other = bench.single("other")) {
            Expect.refusal(
                    InvalidInputException.class,
                    "to ask one cluster for the diagnostics of another one's node",
                    () -> bench.shared().diagnostics(other.node("agent_0")));
        }
    }

    private static void unknownOption(Bench bench) {
        String option = "tck-no-such-option";
        Expect.says(
                Expect.refusal(
                        InvalidInputException.class,
                        "an option that does not exist",
                        () -> bench.provider().readOptions(List.of(new OptionValue(option, "1")))),
                option);
    }

    private static void foreignOptions(Bench bench) {
        BackendOptions foreign = () -> "tck-other-backend";
        try (Cluster cluster =
                bench.create(bench.spec("foreign").nodes(Role.AGENT, 1).options(foreign))) {
            cluster.node("agent_0").run("true");
        }
    }
}
