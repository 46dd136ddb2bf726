// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files of this module that images are made by, below one directory. */
final class ImageFiles {

    /** Makes a node's image of any image. */
    static final String ADOPT = "adopt.sh";

    /** Puts packages into any image. */
    static final String INSTALL_PACKAGES = "install-packages.sh";

    private static final String PLACE = "/io/github/clustere2e/backend/docker/image/";

    private ImageFiles() {}

    static byte[] read(String name) {
        try (InputStream content = ImageFiles.class.getResourceAsStream(PLACE + name)) {
            return Objects.requireNonNull(content, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }
}
