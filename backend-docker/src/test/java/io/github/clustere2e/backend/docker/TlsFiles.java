// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An authority of a test's own, and one certificate of it for 127.0.0.1, in files that are called as Docker wants them:
 * {@code ca.pem}, {@code cert.pem} and {@code key.pem}.
 */
record TlsFiles(Path directory) {

    private static final String OPENSSL = """
            set -e
            cd "$0"
            openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=authority -keyout ca-key.pem -out ca.pem
            openssl req -newkey rsa:2048 -nodes -subj /CN=engine -keyout key.pem -out request.pem
            printf 'subjectAltName=IP:127.0.0.1\\nextendedKeyUsage=serverAuth,clientAuth\\n' >extensions
            openssl x509 -req -days 1 -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial \\
                -extfile extensions -out cert.pem
            """;

    /** Makes them with openssl. */
    static TlsFiles in(Path directory) throws Exception {
        Files.createDirectories(directory);
        Process process = new ProcessBuilder("sh", "-c", OPENSSL, directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return new TlsFiles(directory);
    }

    Path authority() {
        return directory.resolve("ca.pem");
    }

    Path certificate() {
        return directory.resolve("cert.pem");
    }

    Path key() {
        return directory.resolve("key.pem");
    }
}
