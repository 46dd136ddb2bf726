// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan that installs DC/OS: look at every node, run the installer once, then every node by itself. */
final class Installation {

    private static final String SCRIPT = "dcos_install.sh";

    private final Cluster cluster;
    private final DcosSettings settings;
    private final Generation generation;
    private final InstallPlan.Builder plan = InstallPlan.builder("DC/OS");

    Installation(Cluster cluster, DcosSettings settings) {
        DcosRoles.check(cluster);
        this.cluster = cluster;
        this.settings = settings;
        this.generation = new Generation(cluster, settings);
    }

    InstallPlan plan() {
        Step<GenerateConfigScript> script = plan.add(generation.script());
        List<Step<NodeFacts>> looks = plan.onEach(cluster.nodes(), node -> Look.at(node, generation.input()));
        Step<Generated> generated = plan.add(generate(script, looks));
        Map<String, Step<Done>> installed = new LinkedHashMap<>();
        List<Step<?>> sent = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Node node = cluster.nodes().asList().get(i);
            Step<Done> send = plan.add(generation.send(node, generated, looks.get(i)));
            List<Step<?>> ready = new ArrayList<>(List.of(send));
            if (DcosRoles.isAgent(node)) {
                ready.add(plan.add(AgentEnvironment.step(node, looks.get(i))));
            }
            sent.add(send);
            installed.put(node.name(), plan.add(install(node, ready, looks.get(i), generated)));
        }
        plan.add(generation.clean(generated, sent));
        if (settings.waits()) {
            new Readiness(plan, cluster, settings).add(installed);
        }
        return plan.build();
    }

    private Step<Generated> generate(Step<GenerateConfigScript> script, List<Step<NodeFacts>> looks) {
        return Step.named("genconf")
                .describedAs("run DC/OS's installer once for all nodes, " + generation.place())
                .detail(generation.input().shown())
                .needs(script)
                .needs(looks)
                .yields(context -> {
                    GenerateConfigScript installer = context.valueOf(script);
                    String mark = generation.input().mark(installer);
                    List<NodeFacts> facts = looks.stream().map(context::valueOf).toList();
                    for (int i = 0; i < facts.size(); i++) {
                        checkThatNothingElseIsThere(cluster.nodes().asList().get(i), facts.get(i), mark);
                    }
                    if (facts.stream().noneMatch(node -> Generated.isNeeded(node, mark))) {
                        context.skip("every node was installed with this configuration");
                        return new Generated(mark, Optional.empty(), installer.file());
                    }
                    for (int i = 0; i < facts.size(); i++) {
                        if (Generated.isNeeded(facts.get(i), mark)) {
                            Look.checkRoom(cluster.nodes().asList().get(i), facts.get(i), installer);
                        }
                    }
                    return generation.work(installer, mark, work -> {
                        generation.run(installer, work, "-v", "--genconf");
                        return new Generated(mark, Optional.of(work), generation.served(work));
                    });
                });
    }

    private static void checkThatNothingElseIsThere(Node node, NodeFacts facts, String mark) {
        if (!Generated.isNeeded(facts, mark)) {
            return;
        }
        if (facts.hasUnits() && facts.isBegun(mark)) {
            throw new NodeException(
                    node.name(),
                    Trouble.DCOS_NODE.explain(
                            "an installation of DC/OS broke off on it, and it can neither go on nor be taken away. Replace the"
                                    + " node, or make the cluster anew"),
                    null);
        }
        if (facts.version().isPresent()) {
            throw new NodeException(
                    node.name(),
                    Trouble.DCOS_NODE.explain("DC/OS " + facts.version().get()
                            + " is on it already, with another configuration or from another"
                            + " installer. Upgrade it, or install on new nodes: DC/OS cannot be taken away"),
                    null);
        }
    }

    private Step<Done> install(Node node, List<Step<?>> ready, Step<NodeFacts> look, Step<Generated> generated) {
        String role = DcosRoles.of(node);
        return Step.on(node, "install")
                .describedAs("run " + SCRIPT + " --no-block-dcos-setup " + role)
                .needs(look, generated)
                .needs(ready)
                .does(context -> {
                    Generated made = context.valueOf(generated);
                    if (made.isNeededBy(context.valueOf(look))) {
                        node.asRoot().files().write(NodeFacts.MARK, NodeFacts.BEGUN + made.mark() + "\n");
                        run(node, GenconfInput.directory(made.mark()) + "/" + SCRIPT, role);
                        node.asRoot().files().write(NodeFacts.MARK, made.mark() + "\n");
                    } else {
                        context.skip("it was installed with this configuration");
                    }
                });
    }

    /** Its preflight checks fail one by one, and the last lines alone would not say which. */
    private void run(Node node, String script, String role) {
        CommandResult result = node.asRoot()
                .run(Command.builder("bash", script, "--no-block-dcos-setup", role)
                        .timeout(settings.installLimit())
                        .anyExitStatus()
                        .build());
        if (!result.succeeded()) {
            throw new NodeException(
                    node.name(),
                    SCRIPT + " " + role + " ended with status " + result.exitStatus() + Preflight.explain(result),
                    null);
        }
    }
}
