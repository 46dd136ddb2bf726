// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** A fake: a node that is no machine. Its commands answer what the test says, at once. */
record FakeNode(String name, Role role, Function<Command, Integer> exitStatus) implements Node {

    static FakeNode of(Role role, int index) {
        return new FakeNode(role.nodeName(index), role, command -> 0);
    }

    FakeNode endingWith(int status) {
        return new FakeNode(name, role, command -> status);
    }

    /** Does something whenever a command runs, which succeeds. */
    FakeNode doing(Runnable action) {
        return new FakeNode(name, role, command -> {
            action.run();
            return 0;
        });
    }

    @Override
    public String hostname() {
        return name.replace('_', '-');
    }

    @Override
    public InetAddress publicAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress privateAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public CommandResult run(Command command) {
        byte[] stdout = ("hello from " + name + "\n").getBytes(StandardCharsets.UTF_8);
        CommandResult result =
                new CommandResult(name, command, exitStatus.apply(command), stdout, new byte[0], Duration.ZERO);
        if (!result.succeeded() && !command.anyExitStatus()) {
            throw new CommandFailedException(result);
        }
        return result;
    }

    @Override
    public RunningCommand start(Command command) {
        throw new UnsupportedOperationException("a fake runs its commands at once");
    }

    @Override
    public NodeFiles files() {
        throw new UnsupportedOperationException("a fake has no files");
    }
}
