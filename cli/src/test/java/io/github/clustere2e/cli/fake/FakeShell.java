// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.StandardStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BiConsumer;

/** A fake: a script that a node reads from its input is run by this machine's shell, with systemd's programs faked. */
final class FakeShell {

    private FakeShell() {}

    static int run(String node, Command command, InputStream script, BiConsumer<StandardStream, byte[]> say)
            throws IOException, InterruptedException {
        Path programs = Files.createTempDirectory("fake-shell");
        try {
            program(
                    programs.resolve("journalctl"),
                    "case $* in *--lines=*) ;; *) echo 'the journal of " + node + "' ;; esac");
            program(programs.resolve("systemctl"), "case $* in *nowhere*) echo LoadState=not-found ;; esac");
            ProcessBuilder builder = new ProcessBuilder(command.arguments());
            builder.environment().put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                script.transferTo(stdin);
            }
            say.accept(StandardStream.STDOUT, process.getInputStream().readAllBytes());
            return process.waitFor();
        } finally {
            Files.delete(programs.resolve("journalctl"));
            Files.delete(programs.resolve("systemctl"));
            Files.delete(programs);
        }
    }

    private static void program(Path path, String text) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
}
