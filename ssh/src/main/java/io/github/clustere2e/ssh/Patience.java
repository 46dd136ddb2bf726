// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for something to end, such as a command that was given up, only as long as its node answers.
 *
 * <p>Whoever gave it a time limit must not wait much longer because the node is silent. Its connection is then used for
 * nothing new, and the command is ended over another one as soon as there is one.
 */
final class Patience implements Runnable {

    /** How long the node may be silent after it was asked for a sign of life. */
    static final long LONGEST_MILLIS = 1_500;

    private static final long LOOK_MILLIS = LONGEST_MILLIS / 3;

    private final Supplier<@Nullable Connection> connection;
    private final BooleanSupplier over;
    private final Consumer<Connection> onSilence;
    private final long begun = System.nanoTime();

    private Patience(Supplier<@Nullable Connection> connection, BooleanSupplier over, Consumer<Connection> onSilence) {
        this.connection = connection;
        this.over = over;
        this.onSilence = onSilence;
    }

    /**
     * Begins to look.
     *
     * @param connection what it goes over at that time; without one there is nobody to wait for
     * @param over whether it has ended; quick
     * @param onSilence called at most once, on a thread that may block
     */
    static void begin(Supplier<@Nullable Connection> connection, BooleanSupplier over, Consumer<Connection> onSilence) {
        Patience patience = new Patience(connection, over, onSilence);
        Connection now = connection.get();
        if (now != null) {
            now.ask();
        }
        patience.lookLater();
    }

    /** On the clock's thread, so it does nothing that may block. */
    @Override
    public void run() {
        Connection now = connection.get();
        if (now == null || over.getAsBoolean()) {
            return;
        }
        long longest = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        if (now.silentNanos() < longest || System.nanoTime() - begun < longest) {
            now.ask();
            lookLater();
        } else {
            Daemons.WORKERS.execute(() -> onSilence.accept(now));
        }
    }

    private void lookLater() {
        ScheduledFuture<?> unused = Daemons.CLOCK.schedule(this, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
}
