// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Files of a node.
 *
 * <p>Thread-safe. A file is written whole or not at all: under a temporary name beside it, then renamed. Directories on
 * the way are made. All paths on the node are absolute. Needs nothing on the node but a POSIX shell and its tools.
 *
 * @since 0.1
 */
public interface NodeFiles {

    /**
     * Sends a file, with its permissions.
     *
     * @param local a regular file on this machine
     * @param remote the path that it gets on the node
     * @throws InvalidInputException if the local file is missing or is not a regular file
     * @throws FileTransferException if it cannot be written
     */
    void upload(Path local, String remote);

    /**
     * Fetches a file.
     *
     * @param remote a regular file on the node
     * @param local the path that it gets on this machine; its directory is there
     * @throws FileTransferException if it cannot be read or written
     */
    void download(String remote, Path local);

    /**
     * Writes a file.
     *
     * @param remote the file
     * @param content what is in it
     * @param permissions its permissions
     * @throws FileTransferException if it cannot be written
     */
    void write(String remote, byte[] content, Set<PosixFilePermission> permissions);

    /**
     * Writes a text file as UTF-8 that its owner may write and everybody may read.
     *
     * @param remote the file
     * @param text what is in it
     * @throws FileTransferException if it cannot be written
     */
    default void write(String remote, String text) {
        write(
                remote,
                text.getBytes(StandardCharsets.UTF_8),
                Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ));
    }

    /**
     * Reads a file whole.
     *
     * @param remote a file that fits into memory
     * @return what is in it
     * @throws FileTransferException if it cannot be read
     */
    byte[] read(String remote);

    /**
     * Returns whether there is anything of that name.
     *
     * @param remote a path
     * @return whether it exists
     */
    boolean exists(String remote);

    /**
     * Deletes a file, or a directory with all that is in it; nothing is there afterwards, or was there before.
     *
     * @param remote a path other than {@code /}
     * @throws FileTransferException if it cannot be deleted
     */
    void delete(String remote);
}
