// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A host: an OpenSSH server on a loopback port with a host key of its own, run by the current user. */
public final class LocalSshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Path directory;
    private final SshKeyPair hostKey = SshKeyPair.generate("host");
    private final int port;
    private Process process;

    /** Starts one in a directory that it makes there. */
    public LocalSshd(Path parent) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("These tests need a real OpenSSH server, and there is no " + PROGRAM
                    + ". Install it: apt-get install openssh-server (./test does that)");
        }
        directory = Files.createTempDirectory(parent, "sshd-");
        port = freePort();
        SshKeyPair userKey = SshKeyPair.generate("user");
        secret("host_key", hostKey.privateKey());
        secret("user_key", userKey.privateKey());
        Files.writeString(directory.resolve("authorized_keys"), userKey.publicKey() + "\n");
        Files.write(
                directory.resolve("sshd_config"),
                List.of(
                        "ListenAddress 127.0.0.1",
                        "Port " + port,
                        "HostKey " + directory.resolve("host_key"),
                        "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
                        "PidFile none",
                        "UsePAM no",
                        "StrictModes no",
                        "PermitRootLogin yes",
                        "PasswordAuthentication no",
                        "KbdInteractiveAuthentication no",
                        "UseDNS no",
                        "PrintMotd no",
                        "SetEnv HOME=" + directory));
        if (System.getProperty("user.name").equals("root")) {
            // Where the unprivileged part of the server is locked in; otherwise the service's start makes it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        process = launch();
    }

    private Process launch() throws IOException {
        Process running = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-D",
                        "-f",
                        directory.resolve("sshd_config").toString(),
                        "-E",
                        log().toString())
                .start();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!listens()) {
            if (!running.isAlive() || System.nanoTime() > end) {
                running.destroy();
                throw new IllegalStateException("sshd does not listen: " + Files.readString(log()));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return running;
    }

    /** How to log in to it, all of it said. */
    public HostBuilder host() {
        return withoutHostKey().hostKey(hostKey.publicKey());
    }

    /** How to log in to it, but for its host key. */
    public HostBuilder withoutHostKey() {
        return Host.at("127.0.0.1")
                .port(port)
                .user(System.getProperty("user.name"))
                .keyFile(keyFile());
    }

    public Path keyFile() {
        return directory.resolve("user_key");
    }

    public String hostKey() {
        return hostKey.publicKey();
    }

    public int port() {
        return port;
    }

    /** A line for a file like {@code known_hosts}. */
    public String knownHostsLine() {
        return "[127.0.0.1]:" + port + " " + hostKey.publicKey() + "\n";
    }

    /** What it has written down, such as who has logged in. */
    public String logText() throws IOException {
        return Files.readString(log());
    }

    /** Switches it off: nothing answers on its port any more. */
    public void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop();
    }

    private Path log() {
        return directory.resolve("log");
    }

    private void secret(String name, byte[] content) throws IOException {
        Path file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
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
