// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.internal.Digests;

/** A file on a node that says that a step was done, and with which inputs. */
final class DoneMark {

    private static final String DIRECTORY = "/var/lib/cluster-e2e/done/";

    private final Node node;
    private final String path;
    private final String digest;

    private DoneMark(Node node, String path, String digest) {
        this.node = node;
        this.path = path;
        this.digest = digest;
    }

    static DoneMark of(StepContext context, String inputs) {
        String name = Digests.sha256(context.plan() + "\n" + context.step());
        return new DoneMark(context.node().asRoot(), DIRECTORY + name, Digests.sha256(inputs));
    }

    boolean isThere() {
        return node.run(Command.builder("sh", "-c", "[ \"$(cat \"$1\" 2>/dev/null)\" = \"$2\" ]", "sh", path, digest)
                        .idempotent()
                        .anyExitStatus()
                        .build())
                .succeeded();
    }

    void leave() {
        node.files().write(path, digest + "\n");
    }
}
