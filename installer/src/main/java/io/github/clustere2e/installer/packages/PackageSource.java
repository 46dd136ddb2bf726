// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.internal.CacheHome;
import io.github.clustere2e.installer.internal.PackageTool;
import io.github.clustere2e.installer.service.Source;
import io.github.clustere2e.installer.service.Supply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Packages of the nodes' distribution; {@link PackageInstaller} tells how they come to the nodes.
 *
 * <p>Immutable and thread-safe.
 *
 * @param names names in the nodes' distribution, such as {@code etcd-server}, or {@code etcd-server=3.4.23-4}
 * @param files package files of this machine, if there are no names
 * @param cache the directory of what is kept between runs; packages are below {@code packages}
 * @param refresh whether packages are fetched anew though the cache has them
 * @param timeout how long each task on a node may take, such as to fetch all packages or to install them
 * @since 0.1
 */
public record PackageSource(List<String> names, List<Path> files, Path cache, boolean refresh, Duration timeout)
        implements Source {

    /**
     * Checks what it is given.
     *
     * @param names as the record says
     * @param files as the record says
     * @param cache as the record says
     * @param refresh as the record says
     * @param timeout as the record says
     * @throws InvalidInputException that names everything that is wrong
     */
    public PackageSource {
        names = List.copyOf(names);
        files = List.copyOf(files);
        List<String> problems = problems(names, files, timeout);
        if (!problems.isEmpty()) {
            throw new InvalidInputException("These packages cannot be installed: " + String.join("; ", problems));
        }
    }

    /**
     * Takes packages by their names, from the user's cache.
     *
     * @param names names in the nodes' distribution
     * @return the source
     * @throws InvalidInputException that names everything that is wrong
     */
    public static PackageSource named(String... names) {
        return of(List.of(names), List.of());
    }

    /** One sentence for each thing that is wrong. */
    static List<String> problems(List<String> names, List<Path> files, Duration timeout) {
        List<String> problems = new ArrayList<>(PackageTool.problems(names));
        if (names.isEmpty() && files.isEmpty()) {
            problems.add("there is no package to install: name at least one");
        }
        if (!names.isEmpty() && !files.isEmpty()) {
            problems.add("packages are installed by names or from files, not both at once");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                problems.add("'" + file + "' is not a file");
            } else if (!file.toString().endsWith(".deb") && !file.toString().endsWith(".rpm")) {
                problems.add("'" + file + "' is not a Debian package, whose name ends in .deb, nor one whose name ends"
                        + " in .rpm");
            }
        }
        if (timeout.isZero() || timeout.isNegative()) {
            problems.add("the time limit of " + timeout + " is not positive");
        }
        return problems;
    }

    static PackageSource of(List<String> names, List<Path> files) {
        return new PackageSource(
                names,
                files,
                CacheHome.of(System.getProperties(), System.getenv()),
                false,
                PackageInstaller.DEFAULT_TIMEOUT);
    }

    @Override
    public String what() {
        return names.isEmpty()
                ? files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(" "))
                : String.join(" ", names);
    }

    @Override
    public Supply supply(Cluster cluster, Operation operation, List<String> held) {
        return new PackageSupply(this, cluster, operation == Operation.UPGRADE, held);
    }
}
