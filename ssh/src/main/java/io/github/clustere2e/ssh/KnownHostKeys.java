// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Finds the key to pin for a host, or says what is wrong with it. Immutable. */
final class KnownHostKeys {

    private final String alias;
    private final KnownHosts known;
    private final Route route;

    KnownHostKeys(String alias, KnownHosts known, Route route) {
        this.alias = alias;
        this.known = known;
        this.route = route;
    }

    String find(String name, String host, int port, Deadline deadline) {
        return pinned(alias, known, name).orElseThrow(() -> unknown(name, host, port, deadline));
    }

    /** The key to pin, if any is known; asks nobody. */
    static Optional<String> pinned(String alias, KnownHosts known, String name) {
        List<String> keys = known.keysOf(name);
        if (keys.isEmpty() && known.hasRevoked(name)) {
            throw new HostKeyMismatchException(
                    alias,
                    Trouble.HOST_KEY_UNKNOWN.explain(
                            "the only keys that known_hosts has of " + name + " are revoked. Nothing was sent"),
                    null);
        }
        return keys.stream().findFirst();
    }

    /** Asks the host for its key, and hangs up before anything else is said. */
    private UnknownHostKeyException unknown(String name, String host, int port, Deadline deadline) {
        String what = "no known_hosts file has a key of " + name + ". ";
        PinnedHostKey nobody = new PinnedHostKey(new byte[0]);
        Exception failure;
        try {
            Wire wire = route.open(host, port, deadline, deadline);
            ScheduledFuture<?> guard = Daemons.CLOCK.schedule(wire::close, deadline.leftNanos(), TimeUnit.NANOSECONDS);
            try {
                Session session = Jsch.shared().getSession("nobody", host, port);
                Jsch.probe(session);
                session.setSocketFactory(wire);
                session.setHostKeyRepository(nobody);
                session.connect(deadline.leftMillis());
                throw new IllegalStateException("a key that nobody has was accepted");
            } catch (JSchException e) {
                failure = e;
            } finally {
                guard.cancel(false);
                wire.close();
            }
        } catch (IOException | IllegalArgumentException e) {
            failure = e;
        }
        byte[] shown = nobody.wrong();
        return new UnknownHostKeyException(
                alias,
                Trouble.HOST_KEY_UNKNOWN.explain(
                        shown == null
                                ? what + "It could not be asked for one either: " + failure.getMessage()
                                : what + "It shows " + Fingerprint.describe(shown)
                                        + ". Nothing was sent. If that is its key, add this line: " + name + " "
                                        + PublicKeyLine.of(shown, "")),
                failure);
    }
}
