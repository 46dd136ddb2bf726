// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.FileDelivery;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.StepTask;
import io.github.clustere2e.installer.internal.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs scripts of this machine on nodes, by role: one file, or one for each role.
 *
 * <p>A script is sent to its node and run there by the program that its first line names, as the user that logs in, with
 * {@code CLUSTER_E2E_NODE}, {@code CLUSTER_E2E_ROLE} and {@code CLUSTER_E2E_ADDRESS} in its environment besides what is
 * said. It runs once: not again with the same contents, arguments and environment, unless it failed. What it printed last
 * is the step's note.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ScriptInstaller implements Installer {

    /** How long a script may take on a node when nothing else is said: 10 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private final Map<Optional<Role>, Path> scripts;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Duration timeout;

    private ScriptInstaller(Builder builder) {
        this.scripts = Map.copyOf(builder.scripts);
        this.arguments = List.copyOf(builder.arguments);
        this.environment = Map.copyOf(builder.environment);
        this.timeout = builder.timeout;
    }

    /**
     * Begins an installer.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public InstallPlan plan(Cluster cluster) {
        Nodes nodes = Nodes.of(cluster.nodes().stream()
                .filter(node -> script(node).isPresent())
                .toList());
        if (nodes.isEmpty()) {
            throw new InvalidInputException("Cluster '" + cluster.name()
                    + "' has no node of a role that there is a script for. It has: " + cluster.nodes());
        }
        FileDelivery delivery = FileDelivery.to(cluster);
        InstallPlan.Builder plan = InstallPlan.builder("script");
        plan.onEach(nodes, node -> {
            Path script = script(node).orElseThrow();
            return Step.on(node, "script-" + script.getFileName())
                    .describedAs("run " + script + (arguments.isEmpty() ? "" : " " + String.join(" ", arguments)))
                    .does(run(script, delivery).once(inputs(script)));
        });
        return plan.build();
    }

    private StepTask run(Path script, FileDelivery delivery) {
        return context -> {
            try {
                run(script, delivery, context);
            } finally {
                delivery.clean(context.node());
            }
        };
    }

    private void run(Path script, FileDelivery delivery, StepContext context) throws Exception {
        Node node = context.node();
        // A copy, since what is published may be on a file system that nothing is run from.
        List<String> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "f=$(mktemp) && trap 'rm -f \"$f\"' EXIT && cat \"$1\" >\"$f\" && chmod 700 \"$f\" && shift && \"$f\" \"$@\"",
                "sh",
                delivery.deliver(script, node)));
        words.addAll(arguments);
        Command.Builder command = Command.builder(words)
                .timeout(timeout)
                .environment("CLUSTER_E2E_NODE", node.name())
                .environment("CLUSTER_E2E_ROLE", node.role().name())
                .environment("CLUSTER_E2E_ADDRESS", node.privateAddress().getHostAddress());
        environment.forEach(command::environment);
        List<String> lines = node.run(command.build()).lines();
        if (!lines.isEmpty()) {
            context.note(lines.get(lines.size() - 1));
        }
    }

    private String inputs(Path script) {
        try {
            return Digests.sha256(script) + "\n" + arguments + "\n" + new TreeMap<>(environment);
        } catch (IOException e) {
            throw new UncheckedIOException("the script " + script + " cannot be read", e);
        }
    }

    private Optional<Path> script(Node node) {
        return Optional.ofNullable(scripts.get(Optional.of(node.role())))
                .or(() -> Optional.ofNullable(scripts.get(Optional.<Role>empty())));
    }

    /**
     * Collects which scripts are run and how. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final Map<Optional<Role>, Path> scripts = new LinkedHashMap<>();
        private final List<String> arguments = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Duration timeout = DEFAULT_TIMEOUT;

        private Builder() {}

        /**
         * Runs a script on all nodes of whose roles nothing else is said.
         *
         * @param file a file of this machine
         * @return this
         */
        public Builder script(Path file) {
            scripts.put(Optional.empty(), file);
            return this;
        }

        /**
         * Runs a script on the nodes of a role.
         *
         * @param role the role
         * @param file a file of this machine
         * @return this
         */
        public Builder script(Role role, Path file) {
            scripts.put(Optional.of(role), file);
            return this;
        }

        /**
         * Gives the scripts arguments, which reach them exactly as they are.
         *
         * @param more the arguments
         * @return this
         */
        public Builder arguments(List<String> more) {
            arguments.addAll(more);
            return this;
        }

        /**
         * Gives the scripts a variable of the environment.
         *
         * @param name its name
         * @param value its value
         * @return this
         */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * Limits how long a script may take on a node.
         *
         * @param limit positive
         * @return this
         */
        public Builder timeout(Duration limit) {
            this.timeout = limit;
            return this;
        }

        /**
         * Builds the installer.
         *
         * @return the installer
         * @throws InvalidInputException that names everything that is wrong
         */
        public ScriptInstaller build() {
            List<String> problems = new ArrayList<>();
            if (scripts.isEmpty()) {
                problems.add("there is no script: name at least one");
            }
            scripts.values().stream()
                    .filter(file -> !Files.isRegularFile(file))
                    .forEach(file -> problems.add("'" + file + "' is not a file"));
            if (timeout.isZero() || timeout.isNegative()) {
                problems.add("the time limit of " + timeout + " is not positive");
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException("These scripts cannot be run: " + String.join("; ", problems));
            }
            return new ScriptInstaller(this);
        }
    }
}
