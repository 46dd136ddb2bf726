// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Instant;
import java.util.List;

/**
 * Tells of a node from outside in files, for a person to read after something has failed: more than {@link Diagnostics}
 * does, and also when the node does not answer.
 *
 * <p>Which files there are is the backend's choice. A file {@code events.txt} has what happened to the machine: a line each
 * with the time as {@link Instant#toString()} writes it, a blank, and what happened, such as {@code pause}.
 *
 * <p>Implementations are safe for use by several threads. Nothing in the files is secret: no keys, and of environment
 * variables no values that may be passwords.
 *
 * @since 0.1
 */
public interface DiagnosticFiles extends Capability {

    /**
     * Tells of a node. What cannot be told is left out, or said in its file's place; it does not hide the rest.
     *
     * @param node a node of this cluster, in whatever state
     * @param since from when on what has happened is told, where there is a choice
     * @return the files, each with a name of its own
     * @throws NodeException if nothing can be told of the node, for instance because its machine is gone
     */
    List<DiagnosticFile> of(Node node, Instant since);
}
