// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.fake;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Not a node: it answers commands as it is told to, and remembers everything that was asked of it. */
public final class FakeNode implements Node {

    private final Role role;
    private final int index;
    private final FakeFiles files = new FakeFiles(this);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile Answers answers = (command, script) -> Answer.of("");

    public FakeNode(Role role, int index) {
        this.role = role;
        this.index = index;
    }

    /** Tells it how to answer. */
    public FakeNode answering(Answers told) {
        this.answers = told;
        return this;
    }

    /** What was asked of it, in order: the arguments of commands, and what was done with files. */
    public List<String> log() {
        return List.copyOf(log);
    }

    public void remember(String what) {
        log.add(what);
    }

    @Override
    public String name() {
        return role.nodeName(index);
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public String hostname() {
        return name();
    }

    @Override
    public InetAddress publicAddress() {
        return privateAddress();
    }

    @Override
    public InetAddress privateAddress() {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) (index + 1)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CommandResult run(Command command) {
        remember(String.join(" ", command.arguments()));
        try (var stdin = command.stdin().open()) {
            Answer answer = answers.answer(command, new String(stdin.readAllBytes(), StandardCharsets.UTF_8));
            CommandResult result = new CommandResult(
                    name(), command, answer.status(), bytes(answer.stdout()), bytes(answer.stderr()), Duration.ZERO);
            if (answer.status() != 0 && !command.anyExitStatus()) {
                throw new CommandFailedException(result);
            }
            return result;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public RunningCommand start(Command command) {
        throw new UnsupportedOperationException("this fake only runs commands to their end");
    }

    @Override
    public NodeFiles files() {
        return files;
    }

    @Override
    public NodeFiles filesAs(String user) {
        return files;
    }

    public FakeFiles fakeFiles() {
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Answers a command; the script is what it was given to read. */
    @FunctionalInterface
    public interface Answers {
        Answer answer(Command command, String script);
    }

    /** How a command ends. */
    public record Answer(int status, String stdout, String stderr) {
        public static Answer of(String stdout) {
            return new Answer(0, stdout, "");
        }
    }
}
