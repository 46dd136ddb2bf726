// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is done with Debian packages on a node: one round trip for each question or task. */
public final class DebPackages {

    /** The exit status of the script that asks, where there is no dpkg. */
    private static final int NOT_DEBIAN = 90;
    /** The exit status of the script that asks, where the login is not root's. */
    private static final int NOT_ROOT = 91;

    private final Duration limit;

    /**
     * Makes it.
     *
     * @param limit how long each task may take
     */
    public DebPackages(Duration limit) {
        this.limit = limit;
    }

    /**
     * Asks a node what it is and which packages it lacks.
     *
     * @param node the node
     * @param names package names, each perhaps with {@code =version}
     * @return its answer
     */
    public PackageState ask(Node node, List<String> names) {
        Command command = Shell.script("deb-ask.sh", limit, names).toBuilder()
                .idempotent()
                .anyExitStatus()
                .build();
        CommandResult result = node.run(command);
        switch (result.exitStatus()) {
            case 0 -> {
                List<String> lines = result.lines();
                return new PackageState(lines.get(0), lines.get(1), lines.subList(2, lines.size()));
            }
            case NOT_DEBIAN ->
                throw new NodeException(
                        node.name(),
                        "it has no dpkg, and only Debian packages can be installed. Make the cluster from Debian or a"
                                + " distribution made of it",
                        null);
            case NOT_ROOT ->
                throw new NodeException(node.name(), "packages can be installed by root only: log in as root", null);
            default -> throw new CommandFailedException(result);
        }
    }

    /**
     * Lets a node download packages with all dependencies that it lacks, and takes them home as one archive.
     *
     * @param node a node that can reach its distribution's packages
     * @param names package names
     * @param compression how they are packed
     * @param local the archive that is written on this machine
     * @throws ClusterException if they cannot be had
     */
    public void fetch(Node node, List<String> names, Compression compression, Path local) {
        String directory = "/var/tmp/cluster-e2e-fetch-" + UUID.randomUUID();
        List<String> arguments = new ArrayList<>(List.of(directory, compression.name()));
        arguments.addAll(names);
        try {
            run(node, Shell.script("deb-fetch.sh", limit, arguments));
            node.files().download(directory + "/packages.tar", local);
        } catch (RuntimeException e) {
            try {
                node.files().delete(directory);
            } catch (RuntimeException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
        node.files().delete(directory);
    }

    /**
     * Installs packages that are on the node.
     *
     * @param node the node
     * @param form how they are packed
     * @param paths where they are on the node
     * @return whether anything changed: {@code false} if all were installed already
     */
    public boolean install(Node node, Packages.Form form, List<String> paths) {
        List<String> arguments = new ArrayList<>(List.of(form.name()));
        arguments.addAll(paths);
        CommandResult result = run(node, Shell.script("deb-install.sh", limit, arguments));
        return result.lines().stream().anyMatch(line -> line.startsWith("Setting up "));
    }

    private static CommandResult run(Node node, Command command) {
        return DebHints.explained(() -> node.run(command));
    }

    /**
     * Finds names that no package can have.
     *
     * @param names package names, each perhaps with an architecture and a version
     * @return one sentence for each
     */
    public static List<String> problems(Collection<String> names) {
        return names.stream()
                .filter(name -> !name.matches("[a-z0-9][a-z0-9+.-]+(:[a-z0-9-]+)?(=[A-Za-z0-9.+:~-]+)?"))
                .map(name -> "'" + name + "' is not a package name: use one such as 'etcd-server', or with a version"
                        + " 'etcd-server=3.4.23-4'")
                .toList();
    }

    /** How the contents of packages are packed. */
    public enum Compression {
        /** As the distribution has them: small. */
        KEPT,
        /**
         * Not at all: three times as large, but to decompress them is half of the work of installing them, and is done
         * once rather than on every node.
         */
        PLAIN
    }
}
