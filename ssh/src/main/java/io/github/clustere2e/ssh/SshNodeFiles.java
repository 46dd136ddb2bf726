// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files over {@code cat}, one round trip each: quicker than a file transfer protocol, and it needs no subsystem. */
final class SshNodeFiles implements NodeFiles {

    private final FileCommands commands;

    SshNodeFiles(FileCommands commands) {
        this.commands = commands;
    }

    @Override
    public void upload(Path local, String remote) {
        if (!Files.isRegularFile(local)) {
            throw new InvalidInputException("'" + local + "' cannot be sent: "
                    + (Files.exists(local) ? "it is not a regular file" : "there is no such file on this machine"));
        }
        long size;
        Set<PosixFilePermission> permissions;
        try {
            size = Files.size(local);
            permissions = Permissions.of(local);
        } catch (IOException e) {
            throw new InvalidInputException("'" + local + "' cannot be sent, since it cannot be read: " + e, e);
        }
        put(remote, StandardInput.of(local), size, permissions);
    }

    @Override
    public void write(String remote, byte[] content, Set<PosixFilePermission> permissions) {
        put(remote, StandardInput.of(content), content.length, permissions);
    }

    @Override
    public void download(String remote, Path local) {
        String path = RemotePath.checked(remote);
        try (LocalFile file = LocalFile.beside(commands.node(), remote, local)) {
            commands.run("fetch '" + remote + "'", FileCommands.READ, StandardInput.none(), file::restarted, path);
            file.finish();
        }
    }

    @Override
    public byte[] read(String remote) {
        return commands.run(
                        "read '" + remote + "'",
                        FileCommands.READ,
                        StandardInput.none(),
                        Sink::memory,
                        RemotePath.checked(remote))
                .stdoutBytes();
    }

    @Override
    public boolean exists(String remote) {
        return commands.run(
                        "look for '" + remote + "'",
                        FileCommands.EXISTS,
                        StandardInput.none(),
                        Sink::memory,
                        RemotePath.checked(remote))
                .stdout()
                .equals("yes");
    }

    @Override
    public void delete(String remote) {
        commands.run(
                "delete '" + remote + "'",
                FileCommands.DELETE,
                StandardInput.none(),
                Sink::memory,
                RemotePath.notRoot(remote));
    }

    private void put(String remote, StandardInput content, long size, Set<PosixFilePermission> permissions) {
        String path = RemotePath.checked(remote);
        commands.run(
                "write '" + remote + "'",
                FileCommands.WRITE,
                content,
                Sink::memory,
                path,
                RemotePath.temporaryBeside(path),
                Long.toString(size),
                Permissions.octal(permissions));
    }
}
