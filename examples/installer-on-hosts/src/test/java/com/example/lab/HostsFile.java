// SPDX-License-Identifier: Apache-2.0
package com.example.lab;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshKeyPair;
import io.github.clustere2e.ssh.SshNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Lists machines for the backend {@code hosts}, as somebody writes it down who has a key for all of them. */
final class HostsFile {

    private final Path directory;
    private final SshKeyPair key = SshKeyPair.generate("lab");

    HostsFile(Path directory) throws IOException {
        this.directory = directory;
        Path file = Files.createFile(
                directory.resolve("lab_key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, key.privateKey());
    }

    Path listing(Iterable<Node> machines) throws IOException {
        StringBuilder yaml = new StringBuilder("defaults: {user: root, key: lab_key}\nhosts:\n");
        for (Node machine : machines) {
            machine.run(Command.builder("sh", "-c", "cat >> /root/.ssh/authorized_keys")
                    .stdin(StandardInput.of(key.publicKey() + "\n"))
                    .build());
            SshEndpoint endpoint = ((SshNode) machine).endpoint();
            yaml.append("""
                      - name: %s
                        address: %s
                        port: %d
                        private_address: %s
                        host_key: %s
                    """.formatted(
                            machine.name(),
                            endpoint.host(),
                            endpoint.port(),
                            machine.privateAddress().getHostAddress(),
                            endpoint.hostKey()));
        }
        return Files.writeString(directory.resolve("hosts.yml"), yaml);
    }
}
