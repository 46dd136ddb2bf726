// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What is in a file on this machine. */
record FileInput(Path file) implements StandardInput {

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public OptionalLong size() {
        try {
            // A device or a pipe says 0.
            return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // to open it will say why
        }
    }
}
