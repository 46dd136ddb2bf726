// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenSSH server on a loopback port, run by the current user in a directory of its own, that ends with the test
 * and takes everything with it that it has started.
 */
final class RealSshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path directory;
    private final SshKeyPair hostKey;
    private final SshKeyPair userKey;
    private final int port;
    private final List<ProcessHandle> started = new ArrayList<>();
    private @Nullable Process process;

    private RealSshd(String... settings) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("These tests need a real OpenSSH server, and there is no " + PROGRAM
                    + ". Install it: apt-get install openssh-server (./test does that)");
        }
        directory = Files.createTempDirectory("real-sshd-");
        hostKey = SshKeyPair.generate("host");
        userKey = SshKeyPair.generate("user");
        port = freePort();
        Path key = Files.createFile(
                directory.resolve("host_key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(key, hostKey.privateKey());
        Files.writeString(directory.resolve("authorized_keys"), userKey.publicKey() + "\n");
        List<String> lines = new ArrayList<>(List.of(settings));
        lines.addAll(List.of(
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "HostKey " + key,
                "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
                "PidFile none",
                "UsePAM no",
                "StrictModes no",
                "PermitRootLogin yes",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "UseDNS no",
                "PrintMotd no",
                // So that the tests do not depend on what this user's shell does when it starts.
                "SetEnv HOME=" + directory,
                "LogLevel DEBUG1"));
        Files.write(directory.resolve("sshd_config"), lines);
        if (userName().equals("root")) {
            // Where the unprivileged part of the server is locked in; otherwise the service's start makes it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
    }

    /** Starts a server with these settings besides, which come first and so count. */
    static RealSshd start(String... settings) {
        RealSshd sshd = prepared(settings);
        sshd.launch();
        return sshd;
    }

    /** Makes everything but starts nothing. */
    static RealSshd prepared(String... settings) {
        try {
            return new RealSshd(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server, and waits until it listens. */
    void launch() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    PROGRAM.toString(),
                    "-D",
                    // No exec of its own for each connection, as in nodes; OpenSSH 9.8 and later ignore it.
                    "-r",
                    "-f",
                    directory.resolve("sshd_config").toString(),
                    "-E",
                    directory.resolve("log").toString());
            // As in nodes: the buffer for what a command has not read yet is not mapped anew for each packet.
            builder.environment()
                    .put("GLIBC_TUNABLES", "glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=33554432");
            Process running = builder.start();
            process = running;
            Processes.await(() -> listens() || !running.isAlive());
            if (!running.isAlive()) {
                throw new IllegalStateException("sshd ended at once: " + log()
                        + new String(running.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SshNodeBuilder node() {
        return SshNode.builder()
                .name("node_0")
                .role(Role.of("node"))
                .hostname("node-0")
                .publicAddress(InetAddress.getLoopbackAddress())
                .privateAddress(InetAddress.getLoopbackAddress())
                .endpoint(endpoint(hostKey))
                .privateKey(userKey.privateKey());
    }

    /** One that comes by another port, such as a proxy's. */
    SshNodeBuilder node(int by) {
        return node().endpoint(new SshEndpoint("127.0.0.1", by, userName(), hostKey.publicKey()));
    }

    SshEndpoint endpoint(SshKeyPair pinned) {
        return new SshEndpoint("127.0.0.1", port, userName(), pinned.publicKey());
    }

    SshKeyPair hostKey() {
        return hostKey;
    }

    SshKeyPair userKey() {
        return userKey;
    }

    int port() {
        return port;
    }

    String log() {
        try {
            Path log = directory.resolve("log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the processes that serve connections; the server itself goes on, and so do the commands. */
    void killConnections() {
        List<ProcessHandle> serving = requireNonNull(process).children().toList();
        remember();
        serving.forEach(ProcessHandle::destroyForcibly);
        Processes.await(() -> serving.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** How many connections it serves now. */
    long connections() {
        return requireNonNull(process).children().count();
    }

    private void remember() {
        requireNonNull(process).descendants().forEach(started::add);
    }

    @Override
    public void close() {
        try {
            Process running = process;
            if (running != null) {
                remember();
                running.destroy();
                running.waitFor(5, TimeUnit.SECONDS);
                started.forEach(ProcessHandle::destroyForcibly);
            }
            Processes.await(this::isDeleted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDeleted() {
        try {
            LocalDeletion.of(directory);
            return true;
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // A process that is just dying has begun its log anew.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String userName() {
        return System.getProperty("user.name");
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
