// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * How the image of one distribution is made: files of this module.
 *
 * @param distribution such as {@code debian-12}
 * @param base the image that a registry has of it
 */
record ImageRecipe(String distribution, String base) {

    static final String REPOSITORY = "cluster-e2e-node";
    static final String DOCKERFILE = "Dockerfile";
    static final String BUILD_SCRIPT = "build-from-packages.sh";

    private static final String PLACE = "/io/github/clustere2e/backend/docker/image/";
    private static final List<String> FILES = List.of(DOCKERFILE, BUILD_SCRIPT, "configure.sh", "packages");
    private static final int DIGITS = 12;

    static ImageRecipe debian12() {
        return new ImageRecipe("debian-12", "debian:12");
    }

    /** The name tells the content: another recipe makes another image, the same recipe is followed once. */
    String tag() {
        MessageDigest digest = Digests.digest();
        for (String file : FILES) {
            digest.update(read(file));
        }
        return tag(digest);
    }

    /** The name of the image that has these packages besides. */
    String tag(Collection<String> packages) {
        MessageDigest digest = Digests.digest();
        String content = tag() + " " + String.join(" ", new TreeSet<>(packages));
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        return tag(digest);
    }

    private String tag(MessageDigest digest) {
        String hash = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        return REPOSITORY + ":" + distribution + "-" + hash;
    }

    List<FileTar.Entry> writeTo(Path directory) throws IOException {
        for (String file : FILES) {
            Files.write(directory.resolve(file), read(file));
        }
        return FILES.stream()
                .map(file -> new FileTar.Entry(file, directory.resolve(file), 0755))
                .toList();
    }

    /** What makes a node's image of any image; the same for all distributions. */
    String adoptScript() {
        return new String(resource(PLACE + "adopt.sh"), StandardCharsets.UTF_8);
    }

    private byte[] read(String file) {
        return resource(PLACE + distribution + "/" + file);
    }

    private static byte[] resource(String name) {
        try (InputStream content = ImageRecipe.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(content, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
