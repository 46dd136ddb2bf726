// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real server, and one node on it, for all tests of a class: those that only run commands do not disturb each other. */
class SharedSshd implements BeforeAllCallback, AfterAllCallback {

    private @Nullable RealSshd sshd;
    private @Nullable SshNode node;

    RealSshd start() {
        return RealSshd.start();
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        RealSshd started = start();
        sshd = started;
        node = started.node().build();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (node != null) {
            node.close();
        }
        if (sshd != null) {
            sshd.close();
        }
    }

    RealSshd sshd() {
        return requireNonNull(sshd);
    }

    SshNode node() {
        return requireNonNull(node);
    }
}
