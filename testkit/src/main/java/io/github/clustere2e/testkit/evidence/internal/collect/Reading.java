// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Reads files of the evidence, of long ones the end. */
final class Reading {

    /** As much as a page is made from; the whole is there to be read. */
    static final long MOST = 8L << 20;

    private Reading() {}

    /** The lines; none if there is no such file. */
    static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (InputStream in = new FileInputStream(file.toFile())) {
            in.skipNBytes(Math.max(0, Files.size(file) - MOST));
            return new String(in.readNBytes((int) MOST), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
