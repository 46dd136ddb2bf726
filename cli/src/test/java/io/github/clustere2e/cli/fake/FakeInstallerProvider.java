// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.InstallerProvider;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A third party's installer: it greets each node, or fails on one of them. */
public final class FakeInstallerProvider implements InstallerProvider {

    @Override
    public String id() {
        return "greeter";
    }

    @Override
    public String summary() {
        return "greets every node";
    }

    @Override
    public List<OptionDescription> options() {
        return List.of(
                new OptionDescription("word", "TEXT", "hello", false, "What it says."),
                new OptionDescription("loud", "true or false", "false", false, "Whether it shouts."),
                new OptionDescription("fail-on", "NODE", "none", true, "Where it fails."));
    }

    @Override
    public Installer installer(InstallerOptions options) {
        return new Greeter(options);
    }

    private record Greeter(InstallerOptions options) implements Installer {

        @Override
        public NodeRequirements requirements(Role role) {
            return role.equals(Role.MASTER)
                    ? NodeRequirements.none().withPackages("megaphone")
                    : NodeRequirements.none();
        }

        @Override
        public Set<Operation> operations() {
            return Set.of(Operation.INSTALL, Operation.WAIT);
        }

        @Override
        public InstallPlan plan(Cluster cluster) {
            String said = options.text("word").orElse("hello");
            String word = options.flag("loud", false) ? said.toUpperCase(Locale.ROOT) : said;
            InstallPlan.Builder plan = InstallPlan.builder("greeter");
            plan.onEach(
                    cluster.nodes(),
                    node -> Step.on(node, "greet").describedAs("say " + word).does(context -> {
                        if (options.all("fail-on").contains(node.name())) {
                            throw new ClusterException("it does not listen");
                        }
                        FakeWorld.EVENTS.add("greet " + node.name() + " " + word);
                    }));
            return plan.build();
        }

        @Override
        public InstallPlan plan(Cluster cluster, Operation operation) {
            return operation == Operation.WAIT ? plan(cluster) : Installer.super.plan(cluster, operation);
        }
    }
}
