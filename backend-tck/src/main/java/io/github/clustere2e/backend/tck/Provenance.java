// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.backend.tck.internal.Hashes;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Which code was certified.
 *
 * @param provider the class of the provider
 * @param version the version that its jar says; {@code development} if it says none
 * @param artifact the name of its jar, or of its directory of classes; {@code unknown} if it has neither
 * @param sha256 the hash of that jar; of a directory, that of the names and hashes of its files; empty if there is neither
 * @since 0.1
 */
public record Provenance(String provider, String version, String artifact, String sha256) {

    private static final String DEVELOPMENT = "development";

    static Provenance of(ClusterProvider provider) {
        Class<?> type = provider.getClass();
        Optional<Path> location = location(type);
        return new Provenance(
                type.getName(),
                versionOf(type),
                location.map(Path::getFileName).map(Path::toString).orElse("unknown"),
                location.map(Provenance::hash).orElse(""));
    }

    static String versionOf(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse(DEVELOPMENT);
    }

    private static Optional<Path> location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // it came neither from a jar nor from a directory
        }
    }

    private static String hash(Path location) {
        try {
            return Hashes.sha256(location);
        } catch (IOException e) {
            return "";
        }
    }
}
