// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.ssh.wire.FileScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends one file or tree. */
final class Upload {

    private final FileCommands commands;
    private final Path local;
    private final String remote;
    private final Transfer options;

    Upload(FileCommands commands, Path local, String remote, Transfer options) {
        this.commands = commands;
        this.local = local;
        this.remote = remote;
        this.options = options;
    }

    void run() {
        boolean tree = Files.isDirectory(local);
        if (!tree && !Files.isRegularFile(local)) {
            throw new InvalidInputException("'" + local + "' cannot be sent: "
                    + (Files.exists(local)
                            ? "it is not a regular file, nor a directory"
                            : "there is no such file on this machine"));
        }
        try {
            if (tree) {
                sendTree(RemotePath.bare(remote));
            } else {
                sendFile(RemotePath.checked(remote));
            }
        } catch (IOException e) {
            throw new InvalidInputException("'" + local + "' cannot be sent, since it cannot be read: " + e, e);
        }
    }

    private void sendFile(String path) throws IOException {
        long size = Files.size(local);
        Progress progress = new Progress(options);
        long modified = Files.getLastModifiedTime(local).toInstant().getEpochSecond();
        new SentFile(
                        () -> progress.counting(Files.newInputStream(local), size),
                        size,
                        Permissions.octal(Permissions.of(local)),
                        owner(),
                        options.skipUnchanged() ? Digests.sha256Of(local) : "",
                        Long.toString(modified))
                .writeTo(commands, path);
    }

    private void sendTree(String path) throws IOException {
        Progress progress = new Progress(options);
        long size = progress.isHeard() ? TarInput.size(local) : -1;
        StandardInput archive = () -> {
            progress.begin(size);
            return new TarInput(local, progress);
        };
        String mode = Permissions.octal(Permissions.of(local));
        String digest = options.skipUnchanged() ? TreeDigest.of(local) : "";
        try (Gate gate = Gate.of(options.skipUnchanged())) {
            commands.run(
                    "write '" + path + "'",
                    options.replace(),
                    FileScripts.UNPACK,
                    gate.behind(archive),
                    gate::restarted,
                    path,
                    owner(),
                    mode,
                    options.replace() ? "replace" : "",
                    digest);
        } catch (NoTarException e) {
            if (commands.switchUser()) {
                throw e;
            }
            new SftpRoute(commands, options, progress.handedOver()).send(local, size, path, owner(), mode);
        }
    }

    /** As chown takes it. */
    private String owner() {
        String group = options.group().map(name -> ":" + name).orElse("");
        return options.owner().orElse("") + group;
    }
}
