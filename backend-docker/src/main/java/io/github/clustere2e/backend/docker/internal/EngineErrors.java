// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why the engine does not answer, and what helps. */
final class EngineErrors {

    private EngineErrors() {}

    static BackendUnavailableException unreachable(URI address, Duration limit, Throwable error) {
        String reason = Stream.iterate(error, e -> e != null, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining(" <- "));
        return new BackendUnavailableException(
                cured("No Docker engine answers at " + address + ". ", reason, limit), error);
    }

    /** One on another host, whose socket could not be reached there. */
    static BackendUnavailableException unreachable(URI address, ClusterException failure, Throwable error) {
        return new BackendUnavailableException(
                Trouble.ENGINE_ELSEWHERE.explain(
                        "No Docker engine answers at " + address + ": " + failure.getMessage()),
                error);
    }

    /** The transport tells only the operating system's error number in the text of some nested exception. */
    private static String cured(String what, String reason, Duration limit) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied") || lower.contains("[13]")) {
            return Trouble.ENGINE_PERMISSION.explain(
                    what + "The socket is there, and you may not use it. Run 'sudo usermod -aG"
                            + " docker $USER' and log in again, or run as root.");
        }
        if (lower.contains("no such file") || lower.contains("[2]")) {
            return Trouble.NO_ENGINE.explain(what
                    + "There is no such socket: the engine is not running or not installed. Start it ('sudo systemctl"
                    + " start docker', or 'dockerd' as root), install it, or name another with DOCKER_HOST.");
        }
        if (lower.contains("refused") || lower.contains("[111]")) {
            return Trouble.NO_ENGINE.explain(
                    what + "Nobody listens there: the engine has stopped. Start it ('sudo systemctl start docker', or"
                            + " 'dockerd' as root), or name another with DOCKER_HOST.");
        }
        if (lower.contains("timed out") || lower.contains("timeout")) {
            return Trouble.ENGINE_HANGS.explain(what + "Something listens and does not answer within "
                    + limit.toSeconds() + " s: look into the engine's log ('journalctl -u docker'), and restart it.");
        }
        return Trouble.NO_ENGINE.explain(what + "The transport says: " + reason);
    }
}
