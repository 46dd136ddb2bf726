// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The engine of this machine, as if it were on another host: by a real OpenSSH server, and by the files of a user who may
 * log in there. The addresses of its nodes have a route here, which {@code engine-host} must not be seen to use.
 */
final class EngineBySsh implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(4);

    private final Path directory;
    private final int port;
    private final Process server;

    private EngineBySsh(String... settings) throws IOException {
        assertThat(PROGRAM)
                .as("apt-get install openssh-server (./test does that)")
                .isExecutable();
        directory = Files.createTempDirectory("engine-by-ssh-");
        port = freePort();
        Path hostKey = key("host_key", SshKeyPair.generate("host"));
        SshKeyPair user = SshKeyPair.generate("user");
        Path userKey = key(".ssh/id", user);
        Files.writeString(directory.resolve("authorized_keys"), user.publicKey() + "\n");
        Files.writeString(
                directory.resolve(".ssh/known_hosts"),
                "[127.0.0.1]:" + port + " "
                        + SshKeyPair.of(Files.readAllBytes(hostKey), "").publicKey() + "\n");
        Files.writeString(directory.resolve(".ssh/config"), """
                Host engine-host
                    HostName 127.0.0.1
                    Port %d
                    User %s
                    IdentityFile %s
                Host behind
                    ProxyJump engine-host
                    HostName 127.0.0.1
                    Port %d
                    IdentityFile %s
                """.formatted(
                        port, System.getProperty("user.name"), userKey, port, userKey));
        List<String> lines = new ArrayList<>(List.of(settings));
        lines.addAll(List.of(
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "HostKey " + hostKey,
                "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
                "PidFile none",
                "UsePAM no",
                "StrictModes no",
                "PermitRootLogin prohibit-password",
                "LogLevel DEBUG1"));
        Files.write(directory.resolve("sshd_config"), lines);
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        server = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-D",
                        "-f",
                        directory.resolve("sshd_config").toString(),
                        "-E",
                        directory.resolve("log").toString())
                .start();
    }

    /** Starts it with these settings of the server besides. */
    static EngineBySsh start(String... settings) throws IOException {
        EngineBySsh host = new EngineBySsh(settings);
        try {
            host.awaitListening();
            return host;
        } catch (Throwable e) {
            host.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    private Path key(String name, SshKeyPair pair) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(file, pair.privateKey());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void awaitListening() throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                assertThat(server.isAlive()).as(log()).isTrue();
                assertThat(System.nanoTime()).isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }

    /** Runs a program of ours with this engine, in a process of its own, and returns what it has printed. */
    List<String> java(String address, Class<?> program, String... arguments) throws Exception {
        List<String> command = Jvm.command(program, arguments);
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("DOCKER_HOST", address);
        // For the JVM of the watchdog too: where the user's files are is no matter of the environment, for ssh neither.
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + directory + " -Djava.io.tmpdir=" + temporary);
        builder.environment()
                .put("CLUSTER_E2E_STATE", directory.resolve("state").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        try (var words = process.inputReader()) {
            // It prints less than a pipe holds.
            assertThat(process.waitFor(RUN_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return words.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the server has written down. */
    String log() throws IOException {
        Path log = directory.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() throws IOException {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().onExit().join();
        new ProcessBuilder("rm", "-rf", directory.toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }
}
