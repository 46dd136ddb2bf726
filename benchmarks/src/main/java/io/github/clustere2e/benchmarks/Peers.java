// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The programs that people drive hosts with: a key, no host key check, and the fastest cipher where nothing else is said. */
final class Peers {

    private static final String FASTEST_CIPHER = "Ciphers aes128-gcm@openssh.com\n";

    private final Path directory;
    private final List<String> addresses;

    private Peers(Path directory, List<String> addresses) {
        this.directory = directory;
        this.addresses = addresses;
    }

    /** Gives them a key of their own to the nodes of a cluster; everything they need is in that directory. */
    static Peers of(Cluster cluster, Path directory) throws IOException {
        SshKeyPair key = SshKeyPair.generate("benchmark");
        cluster.nodes().run("sh", "-c", "echo '" + key.publicKey() + "' >> /root/.ssh/authorized_keys");
        Path file = Files.createFile(
                directory.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, key.privateKey());
        List<String> addresses = cluster.nodes().stream().map(Peers::address).toList();
        Peers peers = new Peers(directory, addresses);
        Files.writeString(peers.asItComes(), config(file, ""));
        Files.writeString(peers.config(false), config(file, FASTEST_CIPHER));
        Files.writeString(
                peers.config(true),
                config(
                        file,
                        FASTEST_CIPHER + "ControlMaster auto\nControlPersist 60\nControlPath " + directory + "/%h\n"));
        Files.writeString(directory.resolve("inventory"), String.join("\n", addresses) + "\n");
        return peers;
    }

    static String address(Node node) {
        return node.publicAddress().getHostAddress();
    }

    private static String config(Path key, String more) {
        return "Host *\nUser root\nIdentityFile " + key + "\nIdentitiesOnly yes\nStrictHostKeyChecking no\n"
                + "UserKnownHostsFile /dev/null\nLogLevel ERROR\nGSSAPIAuthentication no\n"
                + more;
    }

    /** With the ciphers that OpenSSH picks by itself. */
    private Path asItComes() {
        return directory.resolve("config-as-it-comes");
    }

    private Path config(boolean multiplexed) {
        return directory.resolve(multiplexed ? "config-multiplexed" : "config");
    }

    /** One command by ssh, over a connection that stays. */
    String ssh(Node node, String command) throws IOException, InterruptedException {
        return Programs.run("ssh", "-F", config(true).toString(), address(node), command);
    }

    /** Ends the connections that stay. */
    void hangUp() throws IOException, InterruptedException {
        for (String address : addresses) {
            Programs.run(
                    List.of("sh", "-c", "ssh -F '" + config(true) + "' -O exit " + address + " 2>/dev/null || true"),
                    Map.of());
        }
    }

    String pdsh(String command) throws IOException, InterruptedException {
        return Programs.run(
                List.of("pdsh", "-R", "ssh", "-f", "64", "-w", String.join(",", addresses), command),
                Map.of("PDSH_SSH_ARGS", "-F " + config(false) + " %h"));
    }

    String clush(String command) throws IOException, InterruptedException {
        return Programs.run(
                "clush", "-f", "64", "-o", "-F " + config(false), "-w", String.join(",", addresses), command);
    }

    String ansible(String command) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "ansible",
                "all",
                "-i",
                directory.resolve("inventory").toString(),
                "-f",
                "64",
                "-m",
                "raw",
                "-a",
                command);
        return Programs.run(
                arguments,
                Map.of(
                        "ANSIBLE_PIPELINING",
                        "True",
                        "ANSIBLE_HOST_KEY_CHECKING",
                        "False",
                        "ANSIBLE_SSH_ARGS",
                        "-F " + config(false),
                        "ANSIBLE_HOME",
                        directory.resolve("ansible").toString()));
    }

    String scp(Path file, Node node, String remote) throws IOException, InterruptedException {
        return scp(asItComes(), file, node, remote);
    }

    String scpFastestCipher(Path file, Node node, String remote) throws IOException, InterruptedException {
        return scp(config(false), file, node, remote);
    }

    private static String scp(Path config, Path file, Node node, String remote)
            throws IOException, InterruptedException {
        return Programs.run("scp", "-q", "-F", config.toString(), file.toString(), address(node) + ":" + remote);
    }

    String sftpTree(Path tree, Node node, String remote) throws IOException, InterruptedException {
        Path batch = Files.writeString(directory.resolve("batch"), "put -r " + tree + " " + remote + "\n");
        return Programs.run("sftp", "-q", "-F", config(false).toString(), "-b", batch.toString(), address(node));
    }

    @Override
    public String toString() {
        return addresses.stream().collect(Collectors.joining(","));
    }
}
