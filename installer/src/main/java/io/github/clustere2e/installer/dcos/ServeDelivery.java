// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.installer.FileDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Brings {@code genconf/serve} to nodes, whole. Where one copy serves all nodes, large files are put there once and each
 * node gets links to them, so that a gigabyte for ten nodes is written once.
 */
final class ServeDelivery {

    private static final long LARGE = 1 << 20;

    private final FileDelivery delivery;

    ServeDelivery(FileDelivery delivery) {
        this.delivery = delivery;
    }

    /**
     * Makes what each node gets, and leaves what was served as it is: it may belong to root.
     *
     * @param serve what the installer has made
     * @param target a directory that is not there yet
     * @param any a node, to which a file that is published goes as to all others
     */
    Path prepare(Path serve, Path target, Node any) throws Exception {
        if (!delivery.isShared()) {
            return serve;
        }
        try (Stream<Path> files = Files.walk(serve)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(serve.relativize(file));
                if (isLarge(file)) {
                    Files.createSymbolicLink(copy, Path.of(delivery.deliver(file, any)));
                } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return target;
    }

    static void send(Path prepared, Node node, String remote) {
        node.files().upload(prepared, remote, Transfer.builder().replace().build());
    }

    private static boolean isLarge(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) >= LARGE;
    }
}
