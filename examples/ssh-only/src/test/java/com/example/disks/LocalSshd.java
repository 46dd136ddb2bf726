// SPDX-License-Identifier: Apache-2.0
package com.example.disks;

import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A host for tests: an OpenSSH server of this machine on a port of the loopback address, run by the current user. */
final class LocalSshd implements AutoCloseable {

    private static final String PROGRAM = "/usr/sbin/sshd";
    private static final String USER = System.getProperty("user.name");

    private final Path directory;
    private final int port = freePort();
    private final SshKeyPair hostKey = SshKeyPair.generate("host");
    private final Process process;

    LocalSshd(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectory(directory);
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
                        "PasswordAuthentication no"));
        if (USER.equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // a service's start makes it
        }
        process = new ProcessBuilder(
                        PROGRAM,
                        "-D",
                        "-e",
                        "-f",
                        directory.resolve("sshd_config").toString())
                .redirectError(directory.resolve("log").toFile())
                .start();
        for (int attempt = 0; !listens(); attempt++) {
            if (!process.isAlive() || attempt == 1000) {
                close();
                throw new IllegalStateException("sshd does not listen: " + log());
            }
            Thread.sleep(20);
        }
    }

    /** Lines of {@code ~/.ssh/config} by which it has these names. */
    String configFor(String... names) {
        return "Host " + String.join(" ", names) + "\n  HostName 127.0.0.1\n  Port " + port + "\n  User " + USER
                + "\n  IdentityFile " + directory.resolve("user_key") + "\n";
    }

    String knownHostsLine() {
        return "[127.0.0.1]:" + port + " " + hostKey.publicKey() + "\n";
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("log"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private void secret(String name, byte[] content) throws IOException {
        Path file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }
}
