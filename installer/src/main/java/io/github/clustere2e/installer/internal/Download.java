// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files of the web that are fetched once and kept on this machine.
 *
 * <p>Each is in a directory of its own below {@code downloads}, whole or not at all, with its SHA-256, and is checked
 * against that before it is used. Two processes that want the same file fetch it once.
 */
public final class Download {

    private Download() {}

    /**
     * Checks that an address can be fetched from.
     *
     * @param uri the address
     * @return the address
     * @throws InvalidInputException if it is not one of {@code http}, {@code https} or {@code file} that names a file
     */
    public static URI checked(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https", "file").contains(scheme)
                || uri.getPath() == null
                || fileName(uri).isEmpty()) {
            throw new InvalidInputException(
                    "'" + uri + "' cannot be downloaded: say an address with http, https or file"
                            + " that ends in the name of a file");
        }
        return uri;
    }

    /**
     * Returns a file, which is fetched if it is not in the cache.
     *
     * @param cache the directory of what is kept between runs; made if it is missing
     * @param uri where it is, with {@code http}, {@code https} or {@code file}; redirects are followed, and the JDK's
     *     proxy settings hold
     * @param sha256 what it must be, in hexadecimal; if empty, whatever comes is taken, and is kept for that address
     * @param listener hears how much has come, as notes of the phase {@code download}
     * @return the file, whose name is the last part of the address
     * @throws IOException if it cannot be had or kept, or if nothing of it comes for a minute
     * @throws InterruptedException if the thread was interrupted; nothing is left of it
     * @throws ClusterException if it is not what it must be; it is not kept
     * @throws InvalidInputException if that is no such address
     */
    public static Path to(Path cache, URI uri, Optional<String> sha256, ProgressListener listener)
            throws IOException, InterruptedException {
        String name = fileName(checked(uri));
        Optional<String> digest = sha256.map(text -> text.toLowerCase(Locale.ROOT));
        String entry = digest.orElseGet(() -> Digests.sha256(uri.toString()));
        return new PackageCache(cache.resolve("downloads"), name)
                .get(digest.isPresent() ? "by-digest" : "by-address", entry, file -> {
                    fetch(uri, file, listener);
                    check(uri, file, digest);
                })
                .archive();
    }

    /**
     * Forgets a file, so that it is fetched anew.
     *
     * @param cache as it was kept
     * @param uri as it was asked for
     * @param sha256 as it was asked for
     * @throws IOException if it cannot be removed
     */
    public static void forget(Path cache, URI uri, Optional<String> sha256) throws IOException {
        Optional<String> digest = sha256.map(text -> text.toLowerCase(Locale.ROOT));
        new PackageCache(cache.resolve("downloads"), fileName(uri))
                .forget(
                        digest.isPresent() ? "by-digest" : "by-address",
                        digest.orElseGet(() -> Digests.sha256(uri.toString())));
    }

    private static void fetch(URI uri, Path file, ProgressListener listener) throws IOException, InterruptedException {
        if ("file".equalsIgnoreCase(uri.getScheme())) {
            Files.copy(Path.of(uri), file);
        } else {
            new HttpFetch(uri, file, listener).run();
        }
    }

    private static void check(URI uri, Path file, Optional<String> wanted) throws IOException {
        String is = Digests.sha256(file);
        if (!is.equals(wanted.orElse(is))) {
            throw new ClusterException(
                    Trouble.DOWNLOAD.explain("What is at " + uri + " has the SHA-256 " + is + ", and not the wanted "
                            + wanted.orElseThrow() + ". Check both: it is another version, or was changed on the way"));
        }
    }

    private static String fileName(URI uri) {
        String path = uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
