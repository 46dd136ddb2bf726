// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A file of a node, as {@link NodeFiles#list(String)} finds it; a symbolic link is not followed.
 *
 * @param name its name in its directory; bytes that are not UTF-8 become the replacement character
 * @param kind what it is
 * @param size in bytes
 * @param permissions who may do what
 * @param owner the user it belongs to, by number if the node has no name for it
 * @param group the group it belongs to, by number if the node has no name for it
 * @param modified when its content last changed
 * @param linkTarget what a symbolic link says, whether or not anything is there; empty for everything else
 * @since 0.1
 */
public record RemoteFile(
        String name,
        Kind kind,
        long size,
        Set<PosixFilePermission> permissions,
        String owner,
        String group,
        Instant modified,
        Optional<String> linkTarget) {

    /**
     * Makes a value; for backends.
     *
     * @param name its name in its directory
     * @param kind what it is
     * @param size in bytes
     * @param permissions copied
     * @param owner the user it belongs to
     * @param group the group it belongs to
     * @param modified when its content last changed
     * @param linkTarget what a symbolic link says
     */
    public RemoteFile {
        permissions = Set.copyOf(permissions);
    }

    /**
     * What a file can be.
     *
     * @since 0.1
     */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A directory. */
        DIRECTORY,
        /** A symbolic link, wherever it leads. */
        SYMBOLIC_LINK,
        /** A device, a socket or a named pipe. */
        OTHER
    }
}
