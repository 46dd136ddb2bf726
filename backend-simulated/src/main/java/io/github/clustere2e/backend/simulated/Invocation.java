// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import io.github.clustere2e.api.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that came to a node with scripted answers.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public interface Invocation {

    /**
     * Returns the node's name.
     *
     * @return such as {@code agent_0}
     */
    String node();

    /**
     * Returns the node's role.
     *
     * @return the role
     */
    Role role();

    /**
     * Returns what is run. What another SSH client sends as text is {@code sh}, {@code -c} and that text.
     *
     * @return the program and its arguments; unmodifiable
     */
    List<String> arguments();

    /**
     * Returns what is added to the environment.
     *
     * @return unmodifiable, in the order of the command
     */
    Map<String, String> environment();

    /**
     * Returns where it runs.
     *
     * @return empty for the user's home
     */
    Optional<String> directory();

    /**
     * Returns as whom it runs.
     *
     * @return empty for root, who logs in
     */
    Optional<String> user();

    /**
     * Reads the whole standard input; waits until it has come.
     *
     * @return a copy, the same at each call
     */
    byte[] stdin();
}
