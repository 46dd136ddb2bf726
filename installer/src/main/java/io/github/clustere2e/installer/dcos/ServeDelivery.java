// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.installer.FileDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
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
     * Makes what each node gets: on this machine, beside what was served, which is moved into it.
     *
     * @param any a node, to which a file that is published goes as to all others
     */
    Path prepare(Path serve, Node any) throws Exception {
        if (!delivery.isShared()) {
            return serve;
        }
        for (Path file : largeFiles(serve)) {
            Path elsewhere = Files.createTempFile(serve.toAbsolutePath().getParent(), "published-", ".file");
            Files.delete(elsewhere);
            Files.move(file, elsewhere);
            Files.createSymbolicLink(file, Path.of(delivery.deliver(elsewhere, any)));
        }
        return serve;
    }

    static void send(Path prepared, Node node, String remote) {
        node.files().upload(prepared, remote, Transfer.builder().replace().build());
    }

    private static List<Path> largeFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> isLarge(file)).toList();
        }
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) >= LARGE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
