// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        if (tree && options.skipUnchanged()) {
            throw new InvalidInputException(
                    "'" + local + "' is a directory: Transfer.Builder.skipUnchanged() is for files only");
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
        String mode = Permissions.octal(Permissions.of(local));
        Progress progress = new Progress(options);
        StandardInput content = () -> progress.counting(Files.newInputStream(local), size);
        if (!options.skipUnchanged()) {
            put(commands, path, content, size, mode, owner());
            return;
        }
        try (Gate gate = new Gate()) {
            commands.run(
                    "write '" + path + "'",
                    FileScripts.WRITE,
                    gate.behind(content),
                    gate::restarted,
                    path,
                    RemotePath.temporaryBeside(path),
                    Long.toString(size),
                    mode,
                    owner(),
                    digest());
        }
    }

    static void put(FileCommands commands, String path, StandardInput content, long size, String mode, String owner) {
        commands.run(
                "write '" + path + "'",
                FileScripts.WRITE,
                content,
                Sink::memory,
                path,
                RemotePath.temporaryBeside(path),
                Long.toString(size),
                mode,
                owner,
                "");
    }

    private void sendTree(String path) throws IOException {
        Progress progress = new Progress(options);
        long size = progress.isHeard() ? TarInput.size(local) : -1;
        StandardInput archive = () -> {
            progress.begin(size);
            return new TarInput(local, progress);
        };
        commands.run(
                "write '" + path + "'",
                options.replace(),
                FileScripts.UNPACK,
                archive,
                Sink::memory,
                path,
                owner(),
                Permissions.octal(Permissions.of(local)),
                options.replace() ? "replace" : "");
    }

    /** As chown takes it. */
    private String owner() {
        String group = options.group().map(name -> ":" + name).orElse("");
        return options.owner().orElse("") + group;
    }

    private String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(local), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
