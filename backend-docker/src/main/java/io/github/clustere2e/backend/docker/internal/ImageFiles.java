// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** Writes them as they lie here, for a build. */
    static List<FileTar.Entry> writeTo(Path directory, List<String> names) throws IOException {
        List<FileTar.Entry> entries = new ArrayList<>();
        for (String name : names) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, read(name));
            entries.add(new FileTar.Entry(name, file, 0755));
        }
        return entries;
    }
}
