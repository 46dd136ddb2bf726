// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;

/** A file that all nodes have alike and only its owner may read. What is in it is in no report, log or error. */
record SecretFile(String path, String owner, Supplier<String> generate) {

    /** What one of the nodes has already, so that those that come later get the same, else something new. */
    Secret find(Nodes nodes) {
        for (Node node : nodes) {
            if (node.files().exists(path)) {
                return new Secret(node.files().read(path));
            }
        }
        return new Secret(generate.get().getBytes(StandardCharsets.UTF_8));
    }

    /** Tells whether the file was not like this before. Its owner may have come with the software only. */
    boolean writeTo(Node node, Secret secret) {
        if (node.files().exists(path) && Arrays.equals(node.files().read(path), secret.bytes)) {
            node.run(chown());
            return false;
        }
        node.files().write(path, secret.bytes, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        node.run(chown());
        return true;
    }

    /** Also where the file is right: a process may have been killed between the two. */
    private Command chown() {
        return Command.builder("chown", owner + ":", path).idempotent().build();
    }

    /** No record: a report that shows a step's value must not show it. */
    static final class Secret {

        private final byte[] bytes;

        private Secret(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
