// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import io.github.clustere2e.backend.simulated.internal.server.Exec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the input and the outputs of one process while it runs. */
final class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int CHUNK = 32 * 1024;

    private final Process process;
    private final EndMark mark;
    private final Exec exec;
    private final ExecutorService threads;

    /** Of a process that marks its end. */
    Streams(Process process, EndMark mark, Exec exec, ExecutorService threads) {
        this.process = process;
        this.mark = mark;
        this.exec = exec;
        this.threads = threads;
    }

    /** Waits for its end, and for what it has written. */
    int await() throws InterruptedException {
        Future<?> stdin = threads.submit(this::feed);
        Future<?> stdout = threads.submit(() -> pump(process.getInputStream(), exec.stdout()));
        Future<?> stderr = threads.submit(() -> pump(process.getErrorStream(), exec.stderr()));
        try {
            int status = process.waitFor();
            stdout.get();
            stderr.get();
            return status;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the outputs of a process could not be moved", e);
        } finally {
            stdin.cancel(true);
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

    private void pump(InputStream from, OutputStream to) {
        try (from) {
            mark.copy(from, to);
        } catch (IOException e) {
            LOG.debug("Nobody reads what a process writes", e);
        }
    }

    private static void close(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            LOG.debug("The process had closed its end", e);
        }
    }
}
