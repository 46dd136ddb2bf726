// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a command that is being ended only as long as its node answers.
 *
 * <p>Whoever gave it a time limit must not wait much longer because the node is silent. Its connection is then used for
 * nothing new, and the command is ended over another one as soon as there is one.
 */
final class Patience implements Runnable {

    /** How long the node may be silent after it was asked for a sign of life. */
    static final long LONGEST_MILLIS = 1_500;

    private static final long LOOK_MILLIS = LONGEST_MILLIS / 3;

    private final Sending sending;
    private final long begun = System.nanoTime();

    private Patience(Sending sending) {
        this.sending = sending;
    }

    static void begin(Sending sending) {
        Patience patience = new Patience(sending);
        Connection connection = sending.connection();
        if (connection != null) {
            connection.ask();
        }
        patience.lookLater();
    }

    /** On the clock's thread, so it does nothing that may block. */
    @Override
    public void run() {
        Connection connection = sending.connection();
        if (sending.outcome().decided() || connection == null) {
            return;
        }
        long longest = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        if (connection.silentNanos() < longest || System.nanoTime() - begun < longest) {
            connection.ask();
            lookLater();
        } else {
            Daemons.WORKERS.execute(() -> {
                // First, so that whoever hears of the end and goes on does not get this connection again.
                sending.link().retire(connection);
                sending.ending().decide();
                connection.closeIfUnwanted();
            });
        }
    }

    private void lookLater() {
        ScheduledFuture<?> unused = Daemons.CLOCK.schedule(this, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
}
