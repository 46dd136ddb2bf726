// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.github.clustere2e.api.NodeConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Makes one connection in one attempt: TCP, key exchange, host key, authentication. Thread-safe. */
final class Connector {

    /**
     * How long to wait for one TCP connection. A lost first packet is sent again only after a second by the kernel, so a
     * new attempt is quicker than a patient one.
     */
    private static final Duration TCP_LIMIT = Duration.ofSeconds(2);

    private final String node;
    private volatile SshEndpoint endpoint;
    private final UserKey key;
    private final SshAlgorithms algorithms;
    private final Route route;
    private final Duration longestSilence;
    private final ThreadFactory threads;

    Connector(
            String node,
            SshEndpoint endpoint,
            UserKey key,
            SshAlgorithms algorithms,
            Route route,
            Duration longestSilence) {
        this.node = node;
        this.endpoint = endpoint;
        this.key = key;
        this.algorithms = algorithms;
        this.route = route;
        this.longestSilence = longestSilence;
        this.threads = Daemons.factory("cluster-e2e-ssh-" + node + "-");
    }

    SshEndpoint endpoint() {
        return endpoint;
    }

    /** The next connection goes there. */
    void moved(SshEndpoint there) {
        this.endpoint = there;
    }

    /** Connects, or throws what {@link ConnectionErrors} makes of the failure. */
    Connection connect(Deadline deadline) {
        return connect(endpoint, deadline);
    }

    private Connection connect(SshEndpoint endpoint, Deadline deadline) {
        Wire wire;
        try {
            wire = route.open(endpoint.host(), endpoint.port(), deadline.orIn(TCP_LIMIT), deadline);
        } catch (IOException | IllegalArgumentException e) {
            throw new NodeConnectionException(node, ConnectionErrors.unreachable(endpoint, e), false, e);
        }
        // The library limits each read; this limits all of them together.
        ScheduledFuture<?> guard = Daemons.CLOCK.schedule(wire::close, deadline.leftNanos(), TimeUnit.NANOSECONDS);
        PinnedHostKey hostKey = new PinnedHostKey(PublicKeyLine.blob(endpoint.hostKey()));
        Banner banner = new Banner();
        try {
            Session session = session(endpoint, wire, hostKey, banner);
            session.connect(deadline.leftMillis());
            Heartbeat.begin(session, wire, longestSilence);
            return new Connection(session, wire);
        } catch (JSchException | RuntimeException e) {
            wire.close();
            throw ConnectionErrors.handshake(node, endpoint, key, hostKey, banner.text(), wire.broken(), e);
        } finally {
            guard.cancel(false);
        }
    }

    private Session session(SshEndpoint endpoint, Wire wire, PinnedHostKey hostKey, Banner banner)
            throws JSchException {
        Session session = Jsch.shared().getSession(endpoint.user(), endpoint.host(), endpoint.port());
        Jsch.configure(session, algorithms, PublicKeyLine.type(endpoint.hostKey()), key.type());
        session.setThreadFactory(threads);
        session.setSocketFactory(wire);
        session.setHostKeyRepository(hostKey);
        session.setIdentityRepository(new Identities(key));
        session.setUserInfo(banner);
        return session;
    }
}
