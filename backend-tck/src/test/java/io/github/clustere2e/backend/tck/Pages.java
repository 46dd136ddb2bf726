// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds {@code docs/backend-matrix.md} against certificates of this build. {@code -Ddocs.write=true} writes it anew. */
final class Pages {

    private static final Path MATRIX = Path.of("..", "docs", "backend-matrix.md");

    private Pages() {}

    /** Each backend has its own column, so that it does not matter which are certified here, and in which order. */
    static synchronized void assertHas(Certificate certificate) throws IOException {
        Matrix page = Matrix.parse(Files.readString(MATRIX));
        String current = page.with(certificate).render();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(MATRIX, current);
        }

        assertThat(Files.readString(MATRIX))
                .as(
                        "docs/backend-matrix.md tells something else of '%s' than its certificate: run this test with"
                                + " -Ddocs.write=true",
                        certificate.backend())
                .isEqualTo(current);
    }
}
