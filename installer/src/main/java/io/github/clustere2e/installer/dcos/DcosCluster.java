// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.internal.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cluster with DC/OS on it.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DcosCluster {

    private static final String IN_TEST_ENVIRONMENT = """
            set -e
            set -a; . %s; set +a
            cd %s
            exec "$@"
            """.formatted(Places.ENVIRONMENT, Places.INTEGRATION_TESTS);

    private final Cluster cluster;

    private DcosCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns a cluster as one with DC/OS.
     *
     * @param cluster the cluster
     * @return what can be done with it
     * @throws io.github.clustere2e.api.InvalidInputException if it has no master, or nodes of roles that DC/OS does not know
     */
    public static DcosCluster of(Cluster cluster) {
        DcosRoles.check(cluster);
        return new DcosCluster(cluster);
    }

    /**
     * Asks a node which DC/OS it has.
     *
     * @param node the node
     * @return what is installed
     * @throws DcosNotInstalledException if there is none
     */
    public static DcosBuildInfo buildInfo(Node node) {
        CommandResult version = node.asRoot().run(reading(Places.VERSION));
        if (!version.succeeded()) {
            throw new DcosNotInstalledException(node.name());
        }
        Map<String, Object> info = Yaml.map(version.stdout(), node.name() + ":" + Places.VERSION);
        Object variant = info.get("dcos-variant");
        return new DcosBuildInfo(
                String.valueOf(info.get("version")),
                String.valueOf(info.getOrDefault("dcos-image-commit", "")),
                variant == null ? variantBefore112(node) : variant(String.valueOf(variant)));
    }

    /** Before 1.12 only the enterprise one has a security mode, and nothing else tells. */
    private static DcosVariant variantBefore112(Node node) {
        CommandResult config = node.asRoot().run(reading(Places.EXPANDED_CONFIG));
        boolean secured = config.succeeded()
                && Yaml.map(config.stdout(), node.name() + ":" + Places.EXPANDED_CONFIG)
                        .containsKey("security");
        return secured ? DcosVariant.ENTERPRISE : DcosVariant.OPEN;
    }

    private static DcosVariant variant(String name) {
        return name.equals("enterprise") ? DcosVariant.ENTERPRISE : DcosVariant.OPEN;
    }

    private static Command reading(String path) {
        return Command.builder("cat", path).anyExitStatus().idempotent().build();
    }

    /**
     * Returns what DC/OS's integration tests read from their environment.
     *
     * @param node where they run
     * @return variables by name; lists are joined by commas
     */
    public Map<String, String> testEnvironment(Node node) {
        Map<String, String> environment = new LinkedHashMap<>();
        int agents = cluster.nodes(Role.AGENT).size();
        int publicAgents = cluster.nodes(Role.PUBLIC_AGENT).size();
        environment.put("DCOS_DNS_ADDRESS", "http://" + DcosConfig.address(node));
        environment.put("MASTER_HOSTS", addresses(Role.MASTER));
        environment.put("PUBLIC_MASTER_HOSTS", addresses(Role.MASTER));
        environment.put("SLAVE_HOSTS", addresses(Role.AGENT));
        environment.put("PUBLIC_SLAVE_HOSTS", addresses(Role.PUBLIC_AGENT));
        environment.put(
                "DCOS_NUM_MASTERS", String.valueOf(cluster.nodes(Role.MASTER).size()));
        environment.put("DCOS_NUM_AGENTS", String.valueOf(agents + publicAgents));
        return environment;
    }

    /**
     * Makes a command run among DC/OS's integration tests, on a node: in their directory, with DC/OS's own programs on the
     * path, and with their environment. What the command sets itself counts.
     *
     * @param node where it is to run
     * @param command such as {@code pytest -x}
     * @return the command to run on that node
     */
    public Command inTestEnvironment(Node node, Command command) {
        List<String> words = new ArrayList<>(List.of("bash", "-c", IN_TEST_ENVIRONMENT, "bash"));
        words.addAll(command.arguments());
        Command.Builder builder = command.toBuilder().arguments(words);
        testEnvironment(node).forEach((name, value) -> {
            if (!command.environment().containsKey(name)) {
                builder.environment(name, value);
            }
        });
        return builder.build();
    }

    /**
     * Runs a command among DC/OS's integration tests, on the first master. See {@link #inTestEnvironment}.
     *
     * @param arguments such as {@code "pytest", "-x"}
     * @return its result
     * @throws io.github.clustere2e.api.CommandFailedException if its exit status is not 0
     */
    public CommandResult runWithTestEnvironment(String... arguments) {
        return runWithTestEnvironment(cluster.nodes(Role.MASTER).first(), Command.of(arguments));
    }

    /**
     * Runs a command among DC/OS's integration tests. See {@link #inTestEnvironment}.
     *
     * @param node where
     * @param command what
     * @return its result
     * @throws io.github.clustere2e.api.CommandFailedException if its exit status is not 0 and it does not allow that
     */
    public CommandResult runWithTestEnvironment(Node node, Command command) {
        return node.asRoot().run(inTestEnvironment(node, command));
    }

    private String addresses(Role role) {
        return cluster.nodes(role).stream().map(DcosConfig::address).collect(Collectors.joining(","));
    }
}
