// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A tree that is fetched: unpacked beside its destination by a thread of its own, while another one brings the archive.
 * The thread that brings it waits when that is quicker than the disk.
 */
final class LocalTree implements Sink {

    private static final int AHEAD = 1024 * 1024;

    private final LocalPlace place;
    private final Pipe archive = new Pipe(AHEAD);
    private final CompletableFuture<Void> unpacked = new CompletableFuture<>();
    private volatile boolean broken;

    LocalTree(Path target, Progress progress) throws IOException {
        place = LocalPlace.beside(target);
        Daemons.WORKERS.execute(() -> unpack(archive.source(), progress));
    }

    private void unpack(InputStream end, Progress progress) {
        try (end) {
            new TarExtraction(place.directory(), progress).run(end);
            unpacked.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            unpacked.completeExceptionally(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (!broken) {
            try {
                archive.write(bytes, offset, length);
            } catch (IOException e) {
                // The other thread has given up, and has said why.
                broken = true;
            }
        }
    }

    /** Gives it its name, after all of the archive has come. */
    void finish(Path target, boolean replace) throws IOException, InterruptedException {
        archive.end();
        try {
            unpacked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException error ? error : new IOException(e.getCause());
        }
        place.give(target, replace);
    }

    /** Removes what has not been given its name, as soon as nobody writes to it. */
    void abandon() {
        try {
            archive.end();
            unpacked.exceptionally(e -> null).join();
            place.remove();
        } catch (IOException e) {
            // a temporary file that stays is no reason to hide the result
        }
    }
}
