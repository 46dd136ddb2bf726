// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;

/** What is told of a machine from outside, with all that there is of its console. */
final class MachineText {

    private MachineText() {}

    static String of(Node node, Diagnostics diagnostics) {
        StringBuilder text = new StringBuilder();
        text.append("node: ").append(node.name()).append('\n');
        text.append("role: ").append(node.role()).append('\n');
        text.append("host name: ").append(node.hostname()).append('\n');
        text.append("state: ").append(diagnostics.state()).append('\n');
        diagnostics
                .exitStatus()
                .ifPresent(status -> text.append("exit status: ").append(status).append('\n'));
        if (diagnostics.outOfMemory()) {
            text.append("ended by the kernel for want of memory\n");
        }
        diagnostics
                .cause()
                .ifPresent(cause -> text.append("likely cause: ").append(cause).append('\n'));
        diagnostics
                .cure()
                .ifPresent(cure -> text.append("what helps: ").append(cure).append('\n'));
        text.append("console:\n");
        diagnostics.console().forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }
}
