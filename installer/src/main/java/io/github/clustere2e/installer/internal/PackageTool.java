// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** What is done with packages on a node, by scripts for its kind of packages: one round trip for each task. */
public enum PackageTool {
    /** By apt and dpkg. */
    DEB,
    /** By dnf and rpm. */
    RPM;

    /** The exit status of the script that asks, where there is no program for packages that we know. */
    private static final int NO_TOOL = 90;
    /** The exit status of the script that asks, where the login is not root's. */
    private static final int NOT_ROOT = 91;

    /**
     * Asks a node what it is and which packages it lacks.
     *
     * @param node the node
     * @param names package names, each perhaps with {@code =version}
     * @param limit how long that may take
     * @return its answer
     */
    public static PackageState ask(Node node, List<String> names, Duration limit) {
        Command command = Shell.script("package-ask.sh", limit, names).toBuilder()
                .idempotent()
                .anyExitStatus()
                .build();
        CommandResult result = node.run(command);
        switch (result.exitStatus()) {
            case 0 -> {
                List<String> lines = result.lines();
                String[] is = lines.get(0).split(" ", 2);
                return new PackageState(
                        valueOf(is[0].toUpperCase(Locale.ROOT)), is[1], lines.get(1), lines.subList(2, lines.size()));
            }
            case NO_TOOL ->
                throw new NodeException(
                        node.name(),
                        Trouble.PACKAGES.explain(
                                "it has neither dpkg nor dnf, and only packages of Debian and of Fedora can be installed. Make the"
                                        + " cluster from one of them or a distribution made of it"),
                        null);
            case NOT_ROOT ->
                throw new NodeException(
                        node.name(),
                        Trouble.PACKAGES.explain("packages can be installed by root only: log in as root"),
                        null);
            default -> throw new CommandFailedException(result);
        }
    }

    /**
     * Finds names that no package can have.
     *
     * @param names package names, each perhaps with an architecture and a version
     * @return one sentence for each
     */
    public static List<String> problems(Collection<String> names) {
        return names.stream()
                .filter(name -> !name.matches("[A-Za-z0-9][A-Za-z0-9+._-]*(:[a-z0-9-]+)?(=[A-Za-z0-9.+:~_^-]+)?"))
                .map(name -> "'" + name + "' is not a package name: use one such as 'etcd-server', or with a version"
                        + " 'etcd-server=3.4.23-4'")
                .toList();
    }

    /**
     * Lets a node download packages with all dependencies that it lacks, and takes them home as one archive.
     *
     * @param node a node that can reach its distribution's packages
     * @param names package names
     * @param compression how they are packed
     * @param limit how long that may take
     * @param local the archive that is written on this machine
     * @throws io.github.clustere2e.api.ClusterException if they cannot be had
     */
    public void fetch(Node node, List<String> names, PackageCompression compression, Duration limit, Path local) {
        String directory = "/var/tmp/cluster-e2e-fetch-" + UUID.randomUUID();
        try {
            run(node, "fetch", limit, Stream.concat(Stream.of(directory, compression.name()), names.stream()));
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
     * @param held units that are not started by that
     * @param form how they are packed
     * @param paths where they are on the node
     * @param limit how long that may take
     * @return whether anything changed: {@code false} if all were installed already
     */
    public boolean install(Node node, List<String> held, Packages.Form form, List<String> paths, Duration limit) {
        Stream<String> arguments = Stream.concat(Stream.of(String.join(" ", held), form.name()), paths.stream());
        return run(node, "install", limit, arguments).lines().stream().anyMatch(line -> line.startsWith("Setting up "));
    }

    /**
     * Removes packages, with their configuration and data as far as they know of it.
     *
     * @param node the node
     * @param form {@code NAMES} or {@code FILES}
     * @param what names, or paths on the node
     * @param limit how long that may take
     */
    public void remove(Node node, String form, List<String> what, Duration limit) {
        run(node, "remove", limit, Stream.concat(Stream.of(form), what.stream()));
    }

    private CommandResult run(Node node, String task, Duration limit, Stream<String> arguments) {
        String script = name().toLowerCase(Locale.ROOT) + "-" + task + ".sh";
        return PackageHints.explained(() -> node.run(Shell.script(script, limit, new ArrayList<>(arguments.toList()))));
    }
}
