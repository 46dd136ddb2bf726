// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RemoteFile;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Single files that go wrong. */
final class FileSabotages {

    private FileSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                write(
                        "cuts files off after 64 KiB",
                        "FILE-1 FILE-4",
                        (node, file) -> new Write(file.path(), cut(file.content(), 1 << 16), file.permissions())),
                write(
                        "cuts files off after 4 MiB",
                        "FILE-4",
                        (node, file) -> new Write(file.path(), cut(file.content(), 1 << 22), file.permissions())),
                write(
                        "loses permissions",
                        "FILE-2",
                        (node, file) ->
                                new Write(file.path(), file.content(), PosixFilePermissions.fromString("rw-r--r--"))),
                write("makes no directories on the way", "FILE-3 FILE-6 FILE-10", (node, file) -> {
                    if (!node.files().exists(parent(file.path()))) {
                        throw new FileTransferException(node.name(), "there is no " + parent(file.path()), null);
                    }
                    return file;
                }),
                write("leaves a longer file as it is", "FILE-5", (node, file) -> {
                    boolean longer = node.files().exists(file.path())
                            && node.files().read(file.path()).length > file.content().length;
                    return longer ? new Write(file.path(), node.files().read(file.path()), file.permissions()) : file;
                }),
                write("tears files that several write", "CONCURRENCY-4", (node, file) -> {
                    byte[] torn = file.content().clone();
                    if (torn.length == 50_000) {
                        Arrays.fill(torn, 0, 25_000, (byte) '~');
                    }
                    return new Write(file.path(), torn, file.permissions());
                }),
                write(
                        "changes odd names",
                        "FILE-10",
                        (node, file) -> new Write(file.path().replace('*', '_'), file.content(), file.permissions())),
                files("finds what is not there", "FILE-6 FILE-12", node -> new TwistedFiles(node.files()) {
                    @Override
                    public boolean exists(String remote) {
                        return true;
                    }
                }),
                files("fails to delete what is not there", "FILE-7", node -> new TwistedFiles(node.files()) {
                    @Override
                    public void delete(String remote) {
                        if (!inner.exists(remote)) {
                            throw new FileTransferException(node.name(), "there is no " + remote, null);
                        }
                        inner.delete(remote);
                    }
                }),
                files("reads nothing from what is not there", "FILE-8", node -> new TwistedFiles(node.files()) {
                    @Override
                    public byte[] read(String remote) {
                        return inner.exists(remote) ? inner.read(remote) : new byte[0];
                    }
                }),
                files("leaves something of a write that failed", "FILE-9", node -> new TwistedFiles(node.files()) {
                    @Override
                    public void write(String remote, byte[] content, Set<PosixFilePermission> permissions) {
                        try {
                            inner.write(remote, content, permissions);
                        } catch (FileTransferException e) {
                            node.run("touch", parent(remote) + ".part");
                            throw e;
                        }
                    }
                }),
                files("does not tell where links lead", "FILE-11", node -> new TwistedFiles(node.files()) {
                    @Override
                    public List<RemoteFile> list(String remote) {
                        return inner.list(remote).stream()
                                .map(FileSabotages::unlinked)
                                .toList();
                    }
                }),
                files("takes a missing file for a failed transfer", "FILE-12", node -> new TwistedFiles(node.files()) {
                    @Override
                    public void upload(Path local, String remote) {
                        try {
                            inner.upload(local, remote);
                        } catch (InvalidInputException e) {
                            throw new FileTransferException(node.name(), "could not be sent", e);
                        }
                    }
                }));
    }

    /** What is written. */
    private static final class Write {

        private final String path;
        private final byte[] content;
        private final Set<PosixFilePermission> permissions;

        Write(String path, byte[] content, Set<PosixFilePermission> permissions) {
            this.path = path;
            this.content = content;
            this.permissions = permissions;
        }

        String path() {
            return path;
        }

        byte[] content() {
            return content;
        }

        Set<PosixFilePermission> permissions() {
            return permissions;
        }
    }

    private static Sabotage files(String what, String rules, Function<Node, NodeFiles> twist) {
        return sabotage(what, rules, Twists.files(twist));
    }

    private static Sabotage write(String what, String rules, BiFunction<Node, Write, Write> twist) {
        return files(what, rules, node -> new TwistedFiles(node.files()) {
            @Override
            public void write(String remote, byte[] content, Set<PosixFilePermission> permissions) {
                Write other = twist.apply(node, new Write(remote, content, permissions));
                inner.write(other.path(), other.content(), other.permissions());
            }
        });
    }

    private static byte[] cut(byte[] content, int size) {
        return Arrays.copyOf(content, Math.min(content.length, size));
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static RemoteFile unlinked(RemoteFile file) {
        return new RemoteFile(
                file.name(),
                file.kind(),
                file.size(),
                file.permissions(),
                file.owner(),
                file.group(),
                file.modified(),
                Optional.empty());
    }
}
