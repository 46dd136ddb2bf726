// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.simulated.Invocation;
import io.github.clustere2e.ssh.wire.SentCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command at a node. */
final class Call implements Invocation {

    private final NodeIdentity node;
    private final SentCommand command;
    private final InputStream input;
    private byte @Nullable [] read;

    Call(NodeIdentity node, SentCommand command, InputStream input) {
        this.node = node;
        this.command = command;
        this.input = input;
    }

    @Override
    public String node() {
        return node.name();
    }

    @Override
    public Role role() {
        return node.role();
    }

    @Override
    public List<String> arguments() {
        return command.arguments();
    }

    @Override
    public Map<String, String> environment() {
        return command.environment();
    }

    @Override
    public Optional<String> directory() {
        return command.directory();
    }

    @Override
    public Optional<String> user() {
        return command.user();
    }

    @Override
    public synchronized byte[] stdin() {
        byte[] bytes = read;
        if (bytes == null) {
            try {
                bytes = input.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read = bytes;
        }
        return bytes.clone();
    }
}
