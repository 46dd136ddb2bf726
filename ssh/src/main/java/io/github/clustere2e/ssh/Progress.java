// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.api.TransferListener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a transfer is; tells the listener until that throws. Thread-safe. */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private @Nullable TransferListener listener;
    private long total;
    private long done;

    Progress(Transfer options) {
        this(options.listener().orElse(null));
    }

    private Progress(@Nullable TransferListener listener) {
        this.listener = listener;
    }

    synchronized boolean isHeard() {
        return listener != null;
    }

    synchronized void begin(long newTotal) {
        total = newTotal;
        done = 0;
        tell();
    }

    synchronized void add(long bytes) {
        if (bytes > 0) {
            done += bytes;
            tell();
        }
    }

    /** Whoever still counts here is not heard any more; another one goes on from nothing. */
    synchronized Progress handedOver() {
        Progress next = new Progress(listener);
        listener = null;
        return next;
    }

    /** Counts what is read of that, from its beginning. */
    InputStream counting(InputStream content, long size) {
        begin(size);
        return adding(content);
    }

    /** Counts what is read of that. */
    InputStream adding(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                int next = in.read();
                add(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                add(count);
                return count;
            }
        };
    }

    private void tell() {
        TransferListener hearing = listener;
        if (hearing != null) {
            try {
                hearing.progress(done, total);
            } catch (RuntimeException | Error e) {
                listener = null;
                LOG.warn("A transfer's listener failed and is not called again; the transfer goes on", e);
            }
        }
    }
}
