// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.internal.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The step that makes the scripts of an upgrade, one for each version that nodes have. */
final class UpgradeScripting {

    private final Generation generation;
    private final Nodes nodes;
    private final Step<GenerateConfigScript> script;
    private final List<Step<NodeFacts>> looks;

    UpgradeScripting(
            Generation generation, Nodes nodes, Step<GenerateConfigScript> script, List<Step<NodeFacts>> looks) {
        this.generation = generation;
        this.nodes = nodes;
        this.script = script;
        this.looks = looks;
    }

    Step<UpgradeScripts> step() {
        return Step.named("upgrade-scripts")
                .describedAs("run DC/OS's installer once for each version that is there, " + generation.place())
                .detail(generation.input().shown())
                .needs(script)
                .needs(looks)
                .yields(context -> {
                    GenerateConfigScript installer = context.valueOf(script);
                    String mark = generation.input().mark(installer);
                    return generation.work(installer, mark, work -> scripts(context, installer, mark, work));
                });
    }

    /** The version of an installer is in its image alone: it has to be run to say it. */
    private UpgradeScripts scripts(StepContext context, GenerateConfigScript installer, String mark, WorkDirectory work)
            throws Exception {
        String version = version(generation.run(installer, work, "--version"));
        context.note("to " + version);
        Map<String, String> addresses = new LinkedHashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            Node node = nodes.asList().get(i);
            NodeFacts facts = context.valueOf(looks.get(i));
            String installed = installedVersion(node, facts);
            if (installed.equals(version) && facts.mark().equals(mark)) {
                continue;
            }
            Look.checkRoom(node, facts, installer);
            if (!addresses.containsKey(installed)) {
                addresses.put(installed, address(installer, work, installed));
            }
        }
        Path serve = addresses.isEmpty() ? work.genconf() : generation.served(work);
        return new UpgradeScripts(version, mark, Optional.of(work), serve, addresses);
    }

    /** The last word on its standard output is the script's address. */
    private String address(GenerateConfigScript installer, WorkDirectory work, String installed) throws Exception {
        String output = generation
                .run(installer, work, "-v", "--generate-node-upgrade-script", installed)
                .strip();
        String address = output.replaceFirst("(?s).*\\s", "");
        if (!address.contains("://")) {
            throw new ClusterException("DC/OS's installer should end with the address of an upgrade script, and ends"
                    + " with '" + address + "'");
        }
        return address;
    }

    private static String version(String output) {
        int json = output.indexOf('{');
        return String.valueOf(
                Yaml.map(json < 0 ? output : output.substring(json), "what DC/OS's installer says with --version")
                        .get("version"));
    }

    private static String installedVersion(Node node, NodeFacts facts) {
        return facts.version()
                .orElseThrow(() -> new NodeException(
                        node.name(), "there is no DC/OS on it to upgrade: install it there first", null));
    }
}
