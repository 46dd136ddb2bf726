// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Images that users bring: looked at, and given the settings by which an image becomes a node's. */
final class OwnImages {

    static final String REPOSITORY = "cluster-e2e-own";
    private static final int DIGITS = 12;

    private final ImageBuilder builder;

    OwnImages(ImageBuilder builder) {
        this.builder = builder;
    }

    /** The id of the image that the options name or describe; empty if they leave it to the backend. */
    Optional<String> wanted(DockerOptions options, Consumer<String> teller) {
        return options.image()
                .map(this::existing)
                .or(() -> options.dockerfile().map(file -> builder.build(file, dockerfileTag(file), teller)));
    }

    /** The tag of the node's image that is made of the image of that id. */
    static String tag(String id) {
        return REPOSITORY + ":" + hash(id + ImageFiles.text(ImageFiles.ADOPT));
    }

    /** The tag of the image that has these packages besides what the one with that tag has. */
    static String tag(String plain, Set<String> packages) {
        return REPOSITORY + ":" + hash(plain + packages + ImageFiles.text(ImageFiles.INSTALL_PACKAGES));
    }

    private String existing(String image) {
        return builder.idOf(image)
                .orElseThrow(() -> new InvalidInputException(
                        "The engine has no image '" + image + "': pull or build it first, or leave the image out"));
    }

    /** One tag for each place, so that building again leaves no image without a name behind but the last one. */
    private static String dockerfileTag(Path file) {
        return REPOSITORY + ":file-" + hash(file.toAbsolutePath().toString());
    }

    static String hash(String text) {
        MessageDigest digest = Digests.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
