// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.backend.simulated.Fault;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection through a {@link Door}, in both directions, until both have ended or it is cut. Thread-safe. */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Socket client;
    private final Socket server;
    private final FaultBox faults;
    private final Direction input;
    private final Direction output;
    private final AtomicInteger open = new AtomicInteger(2);

    Relay(Socket client, Socket server, Gate gate, FaultBox faults) {
        this.client = client;
        this.server = server;
        this.faults = faults;
        this.input = new Direction(client, server, gate);
        this.output = new Direction(server, client, gate);
    }

    void begin(Executor threads, Runnable whenClosed) {
        afflict();
        long delay = faults.take(Fault.DelayConnections.class)
                .map(fault -> fault.time().toMillis())
                .orElse(0L);
        threads.execute(() -> pump(input, 0, whenClosed));
        threads.execute(() -> pump(output, delay, whenClosed));
    }

    /** Takes over what goes wrong with connections. */
    void afflict() {
        faults.take(Fault.DropAfterInput.class).ifPresent(fault -> input.dropAfter(fault.bytes()));
        faults.take(Fault.DropAfterOutput.class).ifPresent(fault -> output.dropAfter(fault.bytes()));
        faults.take(Fault.LimitRate.class).ifPresent(fault -> {
            input.limitRate(fault.bytesPerSecond());
            output.limitRate(fault.bytesPerSecond());
        });
    }

    void heal() {
        input.heal();
        output.heal();
    }

    private void pump(Direction direction, long delayMillis, Runnable whenClosed) {
        try {
            TimeUnit.MILLISECONDS.sleep(delayMillis);
            if (!direction.pump()) {
                cut();
            }
        } catch (IOException e) {
            LOG.debug("A connection has been lost, or cut", e);
            cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut();
        } finally {
            if (open.decrementAndGet() == 0) {
                close();
                whenClosed.run();
            }
        }
    }

    /** Resets it: a machine that fails says no goodbye. */
    void cut() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.debug("It was closed already", e);
        }
        close();
    }

    private void close() {
        try (client;
                server) {
            LOG.debug("A connection ends");
        } catch (IOException e) {
            LOG.debug("A connection did not close well", e);
        }
    }
}
