// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Gets the packages that nodes lack: from the cache, else by one node for all that are like it. */
public final class PackageFetcher {

    private final DebPackages debs;
    private final PackageCache cache;
    private final List<String> names;
    private final DebPackages.Compression compression;
    private final OnceEach<String, Fetched> fetched = new OnceEach<>();

    /**
     * Makes it, for one run of one plan.
     *
     * @param debs asks nodes to fetch
     * @param cache where packages are kept
     * @param names package names
     * @param compression how they are packed
     */
    public PackageFetcher(DebPackages debs, Path cache, List<String> names, DebPackages.Compression compression) {
        this.debs = debs;
        this.cache = new PackageCache(cache);
        this.names = List.copyOf(names);
        this.compression = compression;
    }

    /**
     * Gets the packages that a node lacks, with all that they need.
     *
     * @param node the node; it fetches them if they are in no cache and no node like it fetches them already
     * @param state what the node said of itself
     * @return the packages, and where they come from
     * @throws Exception if they cannot be had
     */
    public Fetched get(Node node, PackageState state) throws Exception {
        String set = Digests.sha256(
                String.join(" ", new TreeSet<>(names)) + "\n" + state.installedDigest() + "\n" + compression);
        return fetched.get(state.distribution() + "/" + set, node.name(), () -> {
            PackageCache.Entry entry =
                    cache.get(state.distribution(), set, archive -> debs.fetch(node, names, compression, archive));
            return new Fetched(entry.archive(), entry.fetched() ? "fetched by " + node.name() : "found in the cache");
        });
    }

    /**
     * Packages on this machine.
     *
     * @param archive a tar file of packages
     * @param how where they come from, in words
     */
    public record Fetched(Path archive, String how) {}
}
