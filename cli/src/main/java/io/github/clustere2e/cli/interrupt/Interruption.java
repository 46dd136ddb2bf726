// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.interrupt;

import io.github.clustere2e.cli.terminal.Console;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does: interrupts the work, waits until it has rolled back, and lets the process end.
 *
 * <p>The signal makes the virtual machine run its shutdown hooks; when they have ended it exits with 130 (143 for
 * SIGTERM), whatever the worker still does. So the hook is what has to wait. It does not wait for ever: the watchdog
 * process removes what is left, and a second Ctrl-C leaves it to that at once.
 */
public final class Interruption {

    /** How long rolling back may take. Removing forty nodes takes a few seconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Thread worker;
    private final Console console;
    private final Duration patience;
    private final CountDownLatch done = new CountDownLatch(1);

    /** Watches over the work of one thread; waits no longer than that for it to roll back. */
    public Interruption(Thread worker, Console console, Duration patience) {
        this.worker = worker;
        this.console = console;
        this.patience = patience;
    }

    /** To be called when the work has ended, and before the process is told to exit. */
    public void workIsDone() {
        done.countDown();
    }

    /** The shutdown hook. Returns at once if the work is done. */
    public void hook() {
        if (done.getCount() == 0) {
            return;
        }
        SecondSignal.haltsAtOnce();
        if (console.terminal().err()) {
            console.err().println(console.errStyle().dim("Interrupted: clearing up (Ctrl-C again leaves at once)"));
        }
        worker.interrupt();
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                console.err()
                        .println("cluster-e2e: Interrupted: clearing up did not end within " + patience.toSeconds()
                                + " s; the watchdog process does the rest.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
