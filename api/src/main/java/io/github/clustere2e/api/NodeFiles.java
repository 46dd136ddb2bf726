// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * Files of a node.
 *
 * <p>Thread-safe. A file, and a tree of them, is written whole or not at all: under a temporary name beside it, then renamed. Directories on
 * the way are made. All paths on the node are absolute. Needs nothing on the node but a POSIX shell and
 * its tools, except where it is said.
 *
 * @since 0.1
 */
public interface NodeFiles {

    /**
     * Sends a file or a directory with all that is in it; {@link #upload(Path, String, Transfer)} tells how.
     *
     * @param local a regular file or a directory on this machine
     * @param remote the path that it gets on the node
     * @throws InvalidInputException if the local file is missing or is something else
     * @throws FileTransferException if it cannot be written
     */
    void upload(Path local, String remote);

    /**
     * Sends a file or a directory with all that is in it.
     *
     * <p>Files and directories keep their permissions, without set-user-id, set-group-id and sticky bits, and their
     * modification times to the second. They belong to the user that writes them, or to whom {@link Transfer} says.
     *
     * <p>A file takes the place of a file that is there. The node's {@code touch} must know {@code -d @seconds}, as those
     * of GNU and of busybox do.
     *
     * <p>A directory becomes {@code remote} itself, never something in it, whether or not anything is there: with its
     * files and its symbolic links, which are never followed. If anything is there it is an error, or it gives way as a
     * whole with {@link Transfer.Builder#replace()}. Whatever is neither file, directory nor link is an error. It goes
     * over {@code tar}, GNU's or another that knows pax, in one round trip. A node that has none gets it over SFTP, with
     * several round trips for each file; that takes an SSH server with the subsystem {@code sftp}, and the user that logs
     * in, since SFTP knows no other.
     *
     * @param local a regular file or a directory on this machine
     * @param remote the path that it gets on the node
     * @param options how
     * @throws InvalidInputException if the local file is missing or is something else, or an option does not fit
     * @throws FileTransferException if it cannot be written
     * @throws UnsupportedOperationException if these files know no options
     */
    default void upload(Path local, String remote, Transfer options) {
        if (options != Transfer.defaults()) {
            throw new UnsupportedOperationException("these files know no options");
        }
        upload(local, remote);
    }

    /**
     * Fetches a file or a directory with all that is in it; {@link #download(String, Path, Transfer)} tells how.
     *
     * @param remote a file or a directory on the node
     * @param local the path that it gets on this machine; its directory is there
     * @throws FileTransferException if it cannot be read or written
     */
    void download(String remote, Path local);

    /**
     * Fetches a file or a directory with all that is in it.
     *
     * <p>Files and directories keep what they keep with {@link #upload(Path, String, Transfer)}, whatever this process's
     * umask says, and belong to the user of this process. Until they are whole and have their permissions, nobody else
     * can read them. Nothing of a node becomes set-user-id here.
     *
     * <p>A file takes the place of a file that is there, and a link on the node gives what it leads to. The node's
     * {@code stat} must know {@code -Lc}, as those of GNU and of busybox do, and its {@code /proc} be there.
     *
     * <p>A directory becomes {@code local} itself. Links that lead elsewhere stay what they are; an entry that would be
     * written elsewhere is an error. Devices, sockets and named pipes are left out. A file that changes meanwhile, such
     * as a log, comes as it was found. A node without {@code tar} gives directories over SFTP, as with
     * {@link #upload(Path, String, Transfer)}.
     *
     * @param remote a file or a directory on the node
     * @param local the path that it gets on this machine; its directory is there
     * @param options how
     * @throws InvalidInputException if an option is for uploads only
     * @throws FileTransferException if it cannot be read or written
     * @throws UnsupportedOperationException if these files know no options
     */
    default void download(String remote, Path local, Transfer options) {
        if (options != Transfer.defaults()) {
            throw new UnsupportedOperationException("these files know no options");
        }
        download(remote, local);
    }

    /**
     * Returns what is in a directory. The node needs GNU {@code find}.
     *
     * @param remote a directory, or a link to one
     * @return in no order; unmodifiable
     * @throws FileTransferException if it cannot be read
     * @throws UnsupportedOperationException if these files cannot be listed
     */
    default List<RemoteFile> list(String remote) {
        throw new UnsupportedOperationException("these files cannot be listed");
    }

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
