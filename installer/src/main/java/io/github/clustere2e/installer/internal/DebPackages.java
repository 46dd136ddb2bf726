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

    /** How long another program on the node may hold the package database: 2 minutes. */
    private static final String LOCK = "-o DPkg::Lock::Timeout=120";

    private static final int NOT_DEBIAN = 90;
    private static final int NOT_ROOT = 91;

    private static final String ASK = """
            [ "$(id -u)" = 0 ] || exit 91
            command -v dpkg-query >/dev/null || exit 90
            . /etc/os-release
            echo "$ID-${VERSION_ID:-${VERSION_CODENAME:-rolling}}-$(dpkg --print-architecture)"
            dpkg-query -W -f '${binary:Package} ${Version} ${db:Status-Abbrev}\\n' | sha256sum | cut -d ' ' -f 1
            for wanted; do
              name=${wanted%%=*}
              is=$(dpkg-query -W -f '${db:Status-Status}=${Version}' "$name" 2>/dev/null || :)
              case $wanted in
                *=*) [ "$is" = "installed=${wanted#*=}" ] || echo "$wanted" ;;
                *) [ "${is%%=*}" = installed ] || echo "$wanted" ;;
              esac
            done
            """;

    /**
     * The lists and caches go to a directory of their own, so that the node stays as the others are. Then the packages
     * are unpacked here once, rather than on every node: to decompress them is half of the work of installing them. A
     * package is an archive of {@code ar} with three members (deb(5)), whose two tar files need not be compressed.
     */
    private static final String FETCH =
            """
            dir=$1
            shift
            mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/plain"
            ! id _apt >/dev/null 2>&1 || chown -R _apt "$dir"
            apt() {
              apt-get -q -o Dir::State::Lists="$dir/lists" -o Dir::Cache="$dir/cache" -o Acquire::Languages=none \\
                -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 %1$s "$@"
            }
            apt update
            apt install --download-only --yes --no-install-recommends "$@"
            member() {
              printf '%%-16s%%-12s%%-6s%%-6s%%-8s%%-10s`\\n' "$1" 0 0 0 100644 "$(stat -c %%s "$dir/$1")"
              cat "$dir/$1"
            }
            echo 2.0 >"$dir/debian-binary"
            for deb in "$dir"/cache/archives/*.deb; do
              [ -e "$deb" ] || break
              dpkg-deb --ctrl-tarfile "$deb" >"$dir/control.tar"
              dpkg-deb --fsys-tarfile "$deb" >"$dir/data.tar"
              {
                echo '!<arch>'
                member debian-binary
                member control.tar
                member data.tar
              } >"$dir/plain/${deb##*/}"
              rm "$deb"
            done
            tar -cf "$dir/packages.tar" -C "$dir/plain" .
            """
                    .formatted(LOCK);

    /**
     * Apt is given no package sources, so that it takes what is at hand and looks nowhere else: with
     * {@code --no-download} it refuses files. Configuration that is there stays.
     */
    private static final String INSTALL = """
            form=$1
            shift
            dir=$(mktemp -d)
            trap 'rm -rf "$dir"' EXIT
            chmod 755 "$dir"
            for file; do
              case $form in
                ARCHIVE) tar -xf "$file" -C "$dir" ;;
                *) ln -s "$file" "$dir/$#.deb" && shift ;;
              esac
            done
            set -- "$dir"/*.deb
            [ -e "$1" ] || exit 0
            apt-get -q install --yes --no-install-recommends --allow-downgrades %1$s -o Dpkg::Use-Pty=0 \\
              -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null \\
              -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \\
              -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
            """.formatted(LOCK);

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
        Command command = Shell.script(ASK, limit, names).toBuilder()
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
     * @param local the archive that is written on this machine
     * @throws ClusterException if they cannot be had
     */
    public void fetch(Node node, List<String> names, Path local) {
        String directory = "/var/tmp/cluster-e2e-fetch-" + UUID.randomUUID();
        List<String> arguments = new ArrayList<>(List.of(directory));
        arguments.addAll(names);
        try {
            run(node, Shell.script(FETCH, limit, arguments));
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
        CommandResult result = run(node, Shell.script(INSTALL, limit, arguments));
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
}
