// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;

/** Containers inside nodes, of an image that is made of the node's own programs: there may be no registry. */
final class InnerContainers {

    private static final String IMPORT = """
            set -e
            mkdir -p /root/tiny/tmp/dir
            for program in sh cat ping rm mkdir ls sleep; do
                path=$(command -v $program)
                cp --parents -L $path $(ldd $path | grep -o '/[^ ]*') /root/tiny/
            done
            touch /root/tiny/tmp/dir/of-the-image
            tar -C /root/tiny -c . | docker import - tiny
            """;

    private InnerContainers() {}

    static void makeImage(Node node) {
        node.run(Command.shell(IMPORT));
    }

    /** Runs a script in a container that goes again. */
    static String run(Node node, String options, String script) {
        return node.run(Command.shell("docker run --rm " + options + " tiny sh -c '" + script + "'"))
                .stdout();
    }

    /** Starts one that stays, and ends at once when it is told to. */
    static void start(Node node, String name) {
        node.run(Command.shell(
                "docker run -d --name " + name + " tiny sh -c 'trap exit TERM; while :; do sleep 0.1; done'"));
    }

    static String exec(Node node, String name, String script) {
        return node.run("docker", "exec", name, "sh", "-c", script).stdout();
    }
}
