// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.condition.Answer;
import io.github.clustere2e.installer.condition.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The plan that upgrades DC/OS: the installer makes a script for each version that is there, and it runs on one node after
 * the other, masters first; the next begins when the one before is well. All that can be done before is done on all at once.
 */
final class Upgrade {

    /** The script is a file on the node, unless somebody has set another bootstrap_url. */
    private static final String RUN = """
            set -e
            [ "$2" = master ] || rm -f /opt/mesosphere/lib/libltdl.so.7
            case $1 in
              file://*) exec bash "${1#file://}" ;;
            esac
            script=$(mktemp)
            trap 'rm -f "$script"' EXIT
            curl -fsSL "$1" -o "$script"
            bash "$script"
            """;

    private final Cluster cluster;
    private final DcosSettings settings;
    private final Generation generation;
    private final InstallPlan.Builder plan = InstallPlan.builder("upgrade DC/OS");

    Upgrade(Cluster cluster, DcosSettings settings) {
        DcosRoles.check(cluster);
        this.cluster = cluster;
        this.settings = settings;
        this.generation = new Generation(cluster, settings);
    }

    InstallPlan plan() {
        Step<GenerateConfigScript> script = plan.add(generation.script());
        List<Step<NodeFacts>> looks = plan.onEach(cluster.nodes(), node -> Look.at(node, generation.input()));
        Step<UpgradeScripts> made = plan.add(new UpgradeScripting(generation, cluster.nodes(), script, looks).step());
        List<Step<Done>> sent = new ArrayList<>();
        Map<Node, Step<NodeFacts>> look = new HashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            Node node = cluster.nodes().asList().get(i);
            look.put(node, looks.get(i));
            sent.add(plan.add(generation.send(node, made, looks.get(i))));
        }
        plan.add(generation.clean(made, sent));
        List<Step<?>> before = new ArrayList<>(sent);
        for (Node node : inOrder()) {
            Step<Done> upgraded = plan.add(upgrade(node, Objects.requireNonNull(look.get(node)), made, before));
            before = new ArrayList<>(List.of(plan.add(healthy(node, upgraded, made))));
        }
        if (settings.waits()) {
            Step<Done> all = plan.barrier("upgraded", before);
            new Readiness(plan, cluster, settings).add(Map.of("all", all));
        }
        return plan.build();
    }

    private Nodes inOrder() {
        return Nodes.of(Stream.of(Role.MASTER, Role.AGENT, Role.PUBLIC_AGENT)
                .flatMap(role -> cluster.nodes(role).stream())
                .toList());
    }

    private Step<Done> upgrade(Node node, Step<NodeFacts> look, Step<UpgradeScripts> made, List<Step<?>> before) {
        return Step.on(node, "upgrade")
                .describedAs("run dcos_node_upgrade.sh")
                .needs(look, made)
                .needs(before)
                .does(context -> {
                    UpgradeScripts scripts = context.valueOf(made);
                    NodeFacts facts = context.valueOf(look);
                    if (!scripts.isNeededBy(facts)) {
                        context.skip("it has " + scripts.version() + " already");
                        return;
                    }
                    node.asRoot()
                            .run(Command.builder("bash", "-c", RUN, "bash", scripts.address(facts), DcosRoles.of(node))
                                    .timeout(settings.installLimit())
                                    .build());
                    node.asRoot().files().write(NodeFacts.MARK, scripts.mark() + "\n");
                    context.note("from " + facts.version().orElse("none") + " to " + scripts.version());
                });
    }

    private Step<Done> healthy(Node node, Step<Done> upgraded, Step<UpgradeScripts> made) {
        return Step.on(node, "healthy")
                .describedAs("wait until it is well with the new version")
                .needs(upgraded, made)
                .does(context -> {
                    String version = context.valueOf(made).version();
                    Condition.of("it has DC/OS " + version, (one, left) -> has(one, version))
                            .within(settings.limit(DcosCheck.POSTSTART))
                            .await(node, context::note);
                    Condition well = DcosRoles.isAgent(node)
                            ? Condition.portOpen(5051).within(settings.limit(DcosCheck.AGENT_STATE))
                            : PostStart.condition(settings.limit(DcosCheck.POSTSTART));
                    well.await(node, context::note);
                });
    }

    private static Answer has(Node node, String version) {
        try {
            String now = DcosCluster.buildInfo(node).version();
            return now.equals(version) ? Answer.yes() : Answer.notYet("it has " + now);
        } catch (DcosNotInstalledException | InvalidInputException e) {
            return Answer.notYet("it has none for the moment");
        }
    }
}
