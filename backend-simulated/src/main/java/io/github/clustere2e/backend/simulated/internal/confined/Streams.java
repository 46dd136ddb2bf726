// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import io.github.clustere2e.backend.simulated.internal.server.Exec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the input and the outputs of one process while it runs. */
final class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int CHUNK = 32 * 1024;

    /** How often it is looked whether what a process has left in its outputs has been read. */
    private static final long LOOK_MILLIS = 5;

    private final Process process;
    private final Exec exec;
    private final ExecutorService threads;

    Streams(Process process, Exec exec, ExecutorService threads) {
        this.process = process;
        this.exec = exec;
        this.threads = threads;
    }

    /** Waits for its end, and for what it has written; a daemon that keeps the outputs open is not waited for. */
    int await() throws IOException, InterruptedException {
        threads.execute(this::feed);
        Pump stdout = new Pump(process.getInputStream(), exec.stdout());
        Pump stderr = new Pump(process.getErrorStream(), exec.stderr());
        threads.execute(stdout);
        threads.execute(stderr);
        try {
            int status = process.waitFor();
            stdout.finish();
            stderr.finish();
            return status;
        } finally {
            close(process.getOutputStream());
        }
    }

    private void feed() {
        try (OutputStream in = process.getOutputStream()) {
            byte[] chunk = new byte[CHUNK];
            for (int read = exec.stdin().read(chunk);
                    read >= 0;
                    read = exec.stdin().read(chunk)) {
                in.write(chunk, 0, read);
                in.flush();
            }
        } catch (IOException e) {
            LOG.debug("The process reads no more, or nobody writes", e);
        }
    }

    private static void close(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            LOG.debug("The process had closed its end", e);
        }
    }

    /** One output. */
    private static final class Pump implements Runnable {

        private final InputStream from;
        private final OutputStream to;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile boolean writing;

        Pump(InputStream from, OutputStream to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[CHUNK];
            try {
                int read = from.read(chunk);
                while (read >= 0) {
                    writing = true;
                    to.write(chunk, 0, read);
                    to.flush();
                    writing = false;
                    read = from.read(chunk);
                }
            } catch (IOException e) {
                LOG.debug("Nobody reads what a process writes", e);
            } finally {
                close(from);
                end.complete(null);
            }
        }

        /** The process has ended: what it has written comes to its end, or to where somebody else may still write. */
        void finish() throws InterruptedException {
            while (true) {
                try {
                    end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    if (isDry()) {
                        return;
                    }
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException("it ends well, whatever happens", e);
                }
            }
        }

        private boolean isDry() {
            try {
                return from.available() == 0 && !writing;
            } catch (IOException e) {
                return true;
            }
        }
    }
}
