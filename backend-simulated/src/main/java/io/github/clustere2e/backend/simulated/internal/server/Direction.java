// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** One direction of a connection. What goes wrong with it may change while it runs. */
final class Direction {

    private static final long UNLIMITED = Long.MAX_VALUE;
    private static final int CHUNK = 32 * 1024;

    /** Slow connections get on in steps of this length. */
    private static final int STEPS_PER_SECOND = 20;

    private final Socket from;
    private final Socket to;
    private final Gate gate;
    private long left = UNLIMITED;
    private long rate = UNLIMITED;

    Direction(Socket from, Socket to, Gate gate) {
        this.from = from;
        this.to = to;
        this.gate = gate;
    }

    synchronized void dropAfter(long bytes) {
        left = bytes;
    }

    synchronized void limitRate(long bytesPerSecond) {
        rate = bytesPerSecond;
    }

    synchronized void heal() {
        left = UNLIMITED;
        rate = UNLIMITED;
    }

    /** Passes everything on; returns whether it came to its end, rather than to the byte where it is dropped. */
    boolean pump() throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        while (true) {
            if (isUsedUp()) {
                return false;
            }
            int read = in.read(chunk);
            if (read < 0) {
                to.shutdownOutput();
                return true;
            }
            for (int done = 0; done < read; ) {
                gate.pass();
                int passing = grant(read - done);
                if (passing == 0) {
                    return false;
                }
                out.write(chunk, done, passing);
                done += passing;
            }
        }
    }

    private synchronized boolean isUsedUp() {
        return left == 0;
    }

    /** How many bytes may go on, when that takes as long as it is to take. */
    private int grant(int wanted) throws InterruptedException {
        long speed;
        int granted;
        synchronized (this) {
            speed = rate;
            long step = speed == UNLIMITED ? wanted : Math.max(1, speed / STEPS_PER_SECOND);
            granted = (int) Math.min(Math.min(wanted, step), left);
            left -= left == UNLIMITED ? 0 : granted;
        }
        if (speed != UNLIMITED) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(granted) / speed);
        }
        return granted;
    }
}
