// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.ssh.wire.FileScripts;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * Files over {@code cat} and trees over {@code tar}, one round trip each: quicker than a file transfer protocol, which
 * is for trees of nodes that have no {@code tar}.
 */
final class SshNodeFiles implements NodeFiles {

    private final FileCommands commands;

    SshNodeFiles(FileCommands commands) {
        this.commands = commands;
    }

    @Override
    public void upload(Path local, String remote) {
        upload(local, remote, Transfer.defaults());
    }

    @Override
    public void upload(Path local, String remote, Transfer options) {
        new Upload(commands, local, remote, options).run();
    }

    @Override
    public void write(String remote, byte[] content, Set<PosixFilePermission> permissions) {
        new SentFile(StandardInput.of(content), content.length, Permissions.octal(permissions), "", "", "")
                .writeTo(commands, RemotePath.checked(remote));
    }

    @Override
    public void download(String remote, Path local) {
        download(remote, local, Transfer.defaults());
    }

    @Override
    public void download(String remote, Path local, Transfer options) {
        String path = RemotePath.checked(remote);
        if (options.owner().isPresent() || options.group().isPresent() || options.skipUnchanged()) {
            throw new InvalidInputException("owner, group and skipUnchanged are for uploads only");
        }
        Progress progress = new Progress(options);
        try (Download download = new Download(commands.node(), remote, local, options.replace(), progress)) {
            commands.run("fetch '" + remote + "'", FileScripts.FETCH, StandardInput.none(), download::restarted, path);
            download.finish();
        } catch (NoTarException e) {
            if (commands.switchUser()) {
                throw e;
            }
            new SftpRoute(commands, options, progress.handedOver()).fetch(path, local);
        }
    }

    @Override
    public List<RemoteFile> list(String remote) {
        return FileList.of(commands.run(
                        "list '" + remote + "'",
                        FileScripts.LIST,
                        StandardInput.none(),
                        Sink::memory,
                        RemotePath.checked(remote))
                .stdoutBytes());
    }

    @Override
    public byte[] read(String remote) {
        return commands.run(
                        "read '" + remote + "'",
                        FileScripts.READ,
                        StandardInput.none(),
                        Sink::memory,
                        RemotePath.checked(remote))
                .stdoutBytes();
    }

    @Override
    public boolean exists(String remote) {
        return commands.run(
                        "look for '" + remote + "'",
                        FileScripts.EXISTS,
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
                FileScripts.DELETE,
                StandardInput.none(),
                Sink::memory,
                RemotePath.notRoot(remote));
    }
}
