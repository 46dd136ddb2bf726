// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.file.Path;

/**
 * A file or directory of the machine that nodes run on, seen by nodes too.
 *
 * <p>The constructor throws {@link InvalidInputException} if the target is not an absolute path.
 *
 * @param source a path on that machine
 * @param target an absolute path on the nodes
 * @param readOnly whether nodes can only read it
 * @since 0.1
 */
public record HostMount(Path source, String target, boolean readOnly) {

    /**
     * Checks what it is given.
     *
     * @param source as the record says; made absolute
     * @param target as the record says
     * @param readOnly as the record says
     */
    public HostMount {
        source = source.toAbsolutePath();
        if (!target.startsWith("/")) {
            throw new InvalidInputException("'" + target + "' is not an absolute path on a node: begin it with '/'");
        }
    }
}
