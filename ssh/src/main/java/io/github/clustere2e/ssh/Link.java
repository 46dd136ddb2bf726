// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.Trouble;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a node: made when it is needed, shared by all who need it, made anew when it is lost. A few commands
 * have one of their own.
 */
final class Link {

    private static final long ALIVE_QUESTION_NANOS = 500_000_000;

    private final String node;
    private final Connector connector;
    private final Duration connectTimeout;
    private final Supplier<Optional<String>> obstacle;

    private @Nullable Connection current;
    private @Nullable CompletableFuture<Connection> pending;
    /** Those that nothing new goes over, and those that one command has for itself. */
    private final Set<Connection> others = new HashSet<>();

    private boolean closed;

    /** Takes what {@link SshNodeBuilder#obstacle(Supplier)} says. */
    Link(String node, Connector connector, Duration connectTimeout, Supplier<Optional<String>> obstacle) {
        this.node = node;
        this.connector = connector;
        this.connectTimeout = connectTimeout;
        this.obstacle = obstacle;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    synchronized boolean isConnected() {
        return current != null && current.isAlive();
    }

    /** One attempt, or the connection that there is. */
    Connection attempt(Deadline deadline) {
        CompletableFuture<Connection> attempt;
        synchronized (this) {
            if (closed) {
                throw isClosedError();
            }
            if (current != null && current.isAlive()) {
                return current;
            }
            if (pending == null) {
                CompletableFuture<Connection> made = new CompletableFuture<>();
                pending = made;
                Daemons.WORKERS.execute(() -> make(made, deadline));
            }
            attempt = pending;
        }
        return await(attempt, deadline);
    }

    /** Attempts until there is a connection, the deadline passes, or no attempt could help any more. */
    Connection connect(Deadline deadline) {
        return connect(() -> attempt(deadline), deadline, obstacle);
    }

    /** The same while a machine starts: its being down is no obstacle, unless it has died. */
    Connection connect(Deadline deadline, BooleanSupplier stillAlive) {
        return connect(
                () -> attempt(deadline),
                deadline,
                () -> stillAlive.getAsBoolean() ? Optional.empty() : Optional.of("its machine has ended"));
    }

    /** The same for a connection that nobody else gets; whoever has it retires it when it is in use. */
    Connection connectApart(Deadline deadline) {
        return connect(() -> attemptApart(deadline), deadline, obstacle);
    }

    private Connection connect(Supplier<Connection> attempt, Deadline deadline, Supplier<Optional<String>> hindrance) {
        Backoff backoff = new Backoff();
        long asked = System.nanoTime();
        while (true) {
            NodeConnectionException failure;
            try {
                return attempt.get();
            } catch (NodeConnectionException e) {
                failure = e;
            }
            if (ConnectionErrors.permanent(failure) || isClosed()) {
                throw failure;
            }
            if (deadline.passed() || System.nanoTime() - asked > ALIVE_QUESTION_NANOS) {
                Optional<String> why = hindrance.get();
                if (why.isPresent()) {
                    throw new NodeConnectionException(
                            node, why.get() + "; the last attempt said: " + failure.getMessage(), false, failure);
                }
                if (deadline.passed()) {
                    throw failure;
                }
                asked = System.nanoTime();
            }
            try {
                backoff.pause(deadline);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private Connection attemptApart(Deadline deadline) {
        if (isClosed()) {
            throw isClosedError();
        }
        Connection connection = connector.connect(deadline);
        synchronized (this) {
            if (!closed) {
                addOther(connection);
                return connection;
            }
        }
        connection.close();
        throw isClosedError();
    }

    private NodeConnectionException isClosedError() {
        return new NodeConnectionException(node, "this node is closed; no more commands can be run", false, null);
    }

    private void addOther(Connection connection) {
        others.removeIf(one -> !one.isAlive());
        others.add(connection);
    }

    /**
     * Nothing new goes over this one, as when the server has stopped answering on it: the next command gets another.
     * Those who still wait for something on it may: a host that was paused goes on where it was. Then it is closed.
     */
    void retire(Connection connection) {
        synchronized (this) {
            if (current == connection) {
                current = null;
            }
            addOther(connection);
        }
        connection.retire();
        connection.closeIfUnwanted();
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        disconnect();
    }

    /** Ends the connections that there are; the next one who needs one gets another. */
    void disconnect() {
        Connection connection;
        List<Connection> beside;
        synchronized (this) {
            connection = current;
            current = null;
            beside = List.copyOf(others);
            others.clear();
        }
        beside.forEach(Connection::close);
        if (connection != null) {
            connection.close();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void make(CompletableFuture<Connection> made, Deadline deadline) {
        Connection connection = null;
        Throwable failure = null;
        try {
            connection = connector.connect(deadline);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        boolean unwanted;
        synchronized (this) {
            pending = null;
            unwanted = closed;
            current = unwanted ? null : connection;
        }
        if (connection == null) {
            made.completeExceptionally(failure == null ? new IllegalStateException() : failure);
        } else if (unwanted) {
            connection.close();
            made.completeExceptionally(
                    new NodeConnectionException(node, "this node was closed while it connected", false, null));
        } else {
            made.complete(connection);
        }
    }

    private Connection await(CompletableFuture<Connection> attempt, Deadline deadline) {
        try {
            return attempt.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw new NodeConnectionException(
                    node,
                    Trouble.NO_CONNECTION.explain("no SSH connection to " + connector.endpoint()
                            + " in time. Is the host overloaded, or its sshd"
                            + " stuck? SshNode.Builder.connectTimeout(...) gives it longer"),
                    false,
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterException known) {
                throw known;
            }
            throw new NodeConnectionException(
                    node, "no SSH connection to " + connector.endpoint() + ": " + e.getCause(), false, e.getCause());
        }
    }

    private InterruptedClusterException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InterruptedClusterException(node + ": interrupted while it connected to " + connector.endpoint(), e);
    }
}
