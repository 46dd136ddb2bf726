// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.StandardInput;
import java.util.List;

/** What more input than a command reads at once costs the node's sshd, which keeps it meanwhile. */
final class LongInput {

    /** More than the 2 MiB that sshd takes in advance. */
    private static final byte[] LONG = new byte[6 << 20];

    /** It is 2,000 to 3,000 as nodes have it, and more than 45,000 with the C library's defaults. */
    private static final long MOST = 15_000;

    private LongInput() {}

    /** The pages that are faulted in are counted: unlike the time it takes, they hardly depend on what else runs. */
    static void assertCheap(Node node) {
        String faults = "cut -d ' ' -f 10 /proc/$PPID/stat";
        List<String> beforeAndAfter = node.run(
                        Command.builder("sh", "-c", faults + "; sleep 0.5; cat >/dev/null; " + faults)
                                .stdin(StandardInput.of(LONG))
                                .build())
                .lines();

        assertThat(Long.parseLong(beforeAndAfter.get(1)) - Long.parseLong(beforeAndAfter.get(0)))
                .as("pages that sshd faulted in")
                .isLessThan(MOST);
    }
}
