// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Gets the packages that nodes lack: from the cache, else by one node for all that are like it. */
public final class PackageFetcher {

    private final PackageCache cache;
    private final boolean refresh;
    private final List<String> names;
    private final PackageCompression compression;
    private final Duration limit;
    private final OnceEach<String, Fetched> fetched = new OnceEach<>();

    /**
     * Makes it, for one run of one plan.
     *
     * @param cache where packages are kept
     * @param refresh whether to fetch them though they are there
     * @param names package names
     * @param compression how they are packed
     * @param limit how long a node may take to fetch
     */
    public PackageFetcher(
            Path cache, boolean refresh, List<String> names, PackageCompression compression, Duration limit) {
        this.cache = new PackageCache(cache);
        this.refresh = refresh;
        this.names = List.copyOf(names);
        this.compression = compression;
        this.limit = limit;
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
            if (refresh) {
                cache.forget(state.distribution(), set);
            }
            PackageCache.Entry entry = cache.get(
                    state.distribution(), set, archive -> state.tool().fetch(node, names, compression, limit, archive));
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
