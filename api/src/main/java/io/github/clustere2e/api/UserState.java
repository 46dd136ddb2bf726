// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what belongs to a user's clusters is kept on this machine, such as keys: {@code $CLUSTER_E2E_STATE}, else
 * {@code $XDG_STATE_HOME/cluster-e2e}, else {@code ~/.local/state/cluster-e2e} (XDG Base Directory Specification).
 *
 * @since 0.1
 */
public final class UserState {

    private static final String ENVIRONMENT = "CLUSTER_E2E_STATE";
    private static final String PROPERTY = "clustere2e.state";

    private UserState() {}

    /**
     * Returns the directory. Nothing is made.
     *
     * @return an absolute path; that of the system property {@value #PROPERTY}, if it is set, before all others
     */
    public static Path directory() {
        return set(System.getProperty(PROPERTY))
                .or(() -> set(System.getenv(ENVIRONMENT)))
                .or(() -> set(System.getenv("XDG_STATE_HOME")).map(state -> state.resolve("cluster-e2e")))
                .orElseGet(() -> userHome().resolve(".local/state/cluster-e2e"))
                .toAbsolutePath();
    }

    /** The JDK asks the user database; people and tests who set HOME mean it. */
    private static Path userHome() {
        return set(System.getenv("HOME")).orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private static Optional<Path> set(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    }
}
