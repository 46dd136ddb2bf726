// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What rules often ask of a node. */
final class Shell {

    private Shell() {}

    static String of(Node node, String script) {
        return node.run(Command.shell(script)).stdout();
    }

    static CommandResult any(Node node, String... arguments) {
        return node.run(Command.builder(arguments).anyExitStatus().build());
    }

    /** A number of seconds that no other command sleeps for, and so a mark of the process that does. */
    static String longSleep() {
        return (1000 + ThreadLocalRandom.current().nextInt(1000)) + "."
                + (100000 + ThreadLocalRandom.current().nextInt(900000));
    }

    /** The processes whose arguments hold the mark. The pattern does not match itself. */
    static List<String> processesWith(Node node, String mark) {
        String pattern = "[" + mark.charAt(0) + "]" + mark.substring(1);
        return node.run("sh", "-c", "grep -las -e '" + pattern + "' /proc/[0-9]*/cmdline; true")
                .lines();
    }
}
