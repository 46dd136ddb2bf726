// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.ClusterIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories in this user's state whose clusters the backend does not have: keys without a cluster.
 *
 * <p>A missing cluster alone proves nothing: it may be on another engine, or it may only be about to be made.
 */
final class StateDirectories {

    private final Path place;
    private final Census census;

    StateDirectories(String provider, Census census) {
        this.place = StateHome.clusters(provider);
        this.census = census;
    }

    /** Those whose owner has ended, or their lease. */
    List<ClusterDirectory> ended() {
        return withoutCluster()
                .filter(directory ->
                        directory.identity().filter(census::hasEnded).isPresent())
                .toList();
    }

    /** The others: their cluster may be somewhere else. */
    List<ClusterDirectory> doubtful() {
        return withoutCluster()
                .filter(directory ->
                        directory.identity().filter(census::hasEnded).isEmpty())
                .toList();
    }

    private Stream<ClusterDirectory> withoutCluster() {
        Set<String> known =
                census.all().stream().map(cluster -> cluster.identity().id()).collect(Collectors.toSet());
        return all().stream()
                .filter(directory -> !known.contains(
                        directory.identity().map(ClusterIdentity::id).orElse("")));
    }

    private List<ClusterDirectory> all() {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isDirectory)
                    .sorted()
                    .map(ClusterDirectory::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + place, e);
        }
    }

    /** Who made the cluster of a directory, in words. */
    static String describe(ClusterDirectory directory) {
        return Optional.of(directory)
                .flatMap(ClusterDirectory::identity)
                .map(identity -> "of " + Owner.of(identity.labels()).describe())
                .orElse("without an identity");
    }
}
