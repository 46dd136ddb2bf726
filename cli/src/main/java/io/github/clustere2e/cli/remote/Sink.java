// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.remote;

import io.github.clustere2e.api.StandardStream;
import io.github.clustere2e.cli.terminal.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Where remote output goes on this side: bytes to the stream of the same name, whole pieces at once. Thread-safe.
 *
 * <p>It notices when nobody reads any more, as in {@code run five -- cat log | head}: the command must end then.
 */
final class Sink {

    private final Console console;
    private final CompletableFuture<Void> broken = new CompletableFuture<>();

    Sink(Console console) {
        this.console = console;
    }

    synchronized void write(StandardStream stream, byte[] bytes) {
        if (broken.isDone()) {
            return;
        }
        OutputStream target = stream == StandardStream.STDOUT ? console.stdout() : console.stderr();
        try {
            target.write(bytes);
            target.flush();
        } catch (IOException e) {
            broken.complete(null);
        }
    }

    /** Completes when nobody reads any more. */
    CompletableFuture<Void> broken() {
        return broken;
    }
}
