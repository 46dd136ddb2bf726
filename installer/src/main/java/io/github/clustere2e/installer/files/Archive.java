// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.installer.internal.CacheHome;
import io.github.clustere2e.installer.internal.Digests;
import io.github.clustere2e.installer.internal.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where an archive is: on this machine, or at an address from which it is fetched once. */
record Archive(URI uri, Optional<String> sha256, Optional<Path> cache) {

    private static final List<String> ENDS = List.of(".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".tar", ".zip");
    private static final int DIGEST_LENGTH = 64;

    Archive {
        if (ENDS.stream().noneMatch(uri.getPath()::endsWith)) {
            throw new InvalidInputException(
                    "'" + uri + "' is no archive that can be unpacked: its name must end in one of " + ENDS);
        }
        sha256.filter(text -> !text.matches("[0-9a-fA-F]{" + DIGEST_LENGTH + "}"))
                .ifPresent(text -> {
                    throw new InvalidInputException("'" + text + "' is no SHA-256: that has 64 hexadecimal digits");
                });
    }

    static Archive of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("'" + file + "' is not a file");
        }
        return new Archive(file.toAbsolutePath().toUri(), Optional.empty(), Optional.empty());
    }

    static Archive of(URI uri) {
        return new Archive(Download.checked(uri), Optional.empty(), Optional.empty());
    }

    String name() {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    /** What it is, found or fetched, on this machine. */
    Local local(Consumer<String> notes) throws IOException, InterruptedException {
        if ("file".equals(uri.getScheme()) && sha256.isEmpty()) {
            return Local.of(Path.of(uri));
        }
        ProgressListener listener = event -> {
            if (event.kind() == ProgressEvent.Kind.NOTE) {
                notes.accept(event.text());
            }
        };
        Path directory = cache.orElseGet(() -> CacheHome.of(System.getProperties(), System.getenv()));
        return Local.of(Download.to(directory, uri, sha256, listener));
    }

    /** A file of this machine and its SHA-256. */
    record Local(Path file, String digest) {

        static Local of(Path file) throws IOException {
            return new Local(file, Digests.sha256(file));
        }
    }
}
