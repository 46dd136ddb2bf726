// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.FileDelivery;
import io.github.clustere2e.installer.internal.Trees;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A node that has Docker: the installer and what it reads go there, and what it makes comes back. */
final class NodeEngine implements InstallerHost {

    /** The port is one on which nothing listens now. Killing the script does not end the container that it has started. */
    private static final String SCRIPT = """
            set -u
            cd "$1" && ln -sf "$2" dcos_generate_config.sh || exit
            shift 2
            PORT=$((20000 + $$ % 10000))
            while grep -q ":$(printf %04X "$PORT") " /proc/net/tcp /proc/net/tcp6 2>/dev/null; do PORT=$((PORT + 1)); done
            export PORT
            trap 'docker rm --force "$DCOS_INSTALLER_CONTAINER_NAME" >/dev/null 2>&1; exit 143' TERM HUP INT
            bash ./dcos_generate_config.sh "$@" </dev/null &
            wait $!
            """;

    private final Node node;
    private final FileDelivery delivery;
    private final Duration limit;

    NodeEngine(Node node, FileDelivery delivery, Duration limit) {
        this.node = node.asRoot();
        this.delivery = delivery;
        this.limit = limit;
    }

    @Override
    public String run(GenerateConfigScript script, Path directory, List<String> arguments) throws Exception {
        String remote = "/var/lib/cluster-e2e/genconf-" + UUID.randomUUID();
        Path genconf = directory.resolve("genconf");
        try {
            String installer = delivery.deliver(script.file(), node);
            node.files().upload(genconf, remote + "/genconf");
            String output = run(remote, installer, arguments);
            Trees.delete(genconf);
            node.files().download(remote + "/genconf", genconf);
            return output;
        } finally {
            try {
                node.files().delete(remote);
            } finally {
                delivery.clean(node);
            }
        }
    }

    private String run(String remote, String installer, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", remote, installer));
        words.addAll(arguments);
        CommandResult result = node.run(Command.builder(words)
                .environment(InstallerRun.CONTAINER_NAME, "cluster-e2e-genconf-" + UUID.randomUUID())
                .timeout(limit)
                .anyExitStatus()
                .build());
        if (!result.succeeded()) {
            String output = result.stdout() + "\n" + result.stderr();
            throw InstallerRun.failure(arguments, "on node " + node.name(), result.exitStatus(), output);
        }
        return result.stdout();
    }
}
