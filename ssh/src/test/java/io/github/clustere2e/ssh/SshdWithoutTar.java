// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server whose commands find all tools but {@code tar}, for all tests of a class. */
final class SshdWithoutTar extends SharedSshd {

    /** What a node has, and what else the tests need there. */
    private static final List<String> PROGRAMS = List.of(
            ("sh bash cat chmod chown cut dd find id mkdir mkfifo mktemp mv rm runuser sed sha256sum sleep sort stat"
                            + " touch wc xargs")
                    .split(" "));

    private static final String SFTP = "Subsystem sftp internal-sftp";

    private @Nullable Path tools;

    @Override
    RealSshd start() {
        try {
            Path directory = Files.createTempDirectory("tools-");
            tools = directory;
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (String program : PROGRAMS) {
                Files.createSymbolicLink(directory.resolve(program), found(program));
            }
            return start("", SFTP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path found(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("these tests need " + program));
    }

    /** Another server with these settings, but without SFTP unless they have it. */
    RealSshd other(String... settings) {
        return start("", settings);
    }

    /** Another server, with SFTP, that finds a shell script of that name instead of the program. */
    RealSshd with(Path directory, String program, String script) throws IOException {
        Path tool = Files.writeString(directory.resolve(program), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        return start(directory + ":", SFTP);
    }

    private RealSshd start(String first, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("SetEnv HOME=" + tools() + " PATH=" + first + tools());
        return RealSshd.start(all.toArray(String[]::new));
    }

    private Path tools() {
        return requireNonNull(tools);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        super.afterAll(context);
        try {
            LocalDeletion.of(tools());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
