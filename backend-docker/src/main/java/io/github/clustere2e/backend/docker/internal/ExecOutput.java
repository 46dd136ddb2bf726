// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The output of a command: the beginning of each stream, as much as the command keeps. Thread-safe. */
final class ExecOutput extends ResultCallback.Adapter<Frame> {

    /** Kept of the standard error, however little is asked for: errors have to explain themselves. */
    private static final long LEAST_ERROR = 64 * 1024;

    /** What of a stream is kept, and how long it was. */
    private static final class Kept {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long limit;
        private final int longestSecret;
        private long size;

        Kept(long limit, int longestSecret) {
            this.limit = limit;
            this.longestSecret = longestSecret;
        }

        void add(byte[] more) {
            size += more.length;
            bytes.write(more, 0, (int) Math.min(more.length, limit - bytes.size()));
        }

        /** No secret is cut in two: half of it would be masked no more. */
        byte[] get() {
            byte[] kept = bytes.toByteArray();
            return size == kept.length ? kept : Arrays.copyOf(kept, Math.max(0, kept.length - longestSecret));
        }
    }

    private final Kept stdout;
    private final Kept stderr;

    ExecOutput(Command command) {
        int longestSecret = command.masked().stream()
                .mapToInt(secret -> secret.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
        this.stdout = new Kept(command.keptOutput(), longestSecret);
        this.stderr = new Kept(Math.max(command.keptOutput(), LEAST_ERROR), longestSecret);
    }

    @Override
    public synchronized void onNext(Frame frame) {
        (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).add(frame.getPayload());
    }

    synchronized byte[] stdout() {
        return stdout.get();
    }

    synchronized byte[] stderr() {
        return stderr.get();
    }

    String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    synchronized CommandResult result(String node, Command command, int status, Duration took) {
        return new CommandResult(node, command, status, stdout.get(), stderr.get(), stdout.size, stderr.size, took);
    }
}
