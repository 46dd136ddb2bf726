// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.simulated.Answer;
import io.github.clustere2e.backend.simulated.Answering;
import io.github.clustere2e.backend.simulated.Invocation;
import io.github.clustere2e.backend.simulated.Script;
import io.github.clustere2e.backend.simulated.internal.server.Exec;
import io.github.clustere2e.backend.simulated.internal.server.NodeShell;
import io.github.clustere2e.ssh.wire.CommandText;
import io.github.clustere2e.ssh.wire.FileTask;
import io.github.clustere2e.ssh.wire.SentCommand;
import io.github.clustere2e.ssh.wire.SentSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Recognizes what is wanted of a shell, and has a script or the node's directory answer it. */
public final class ScriptedShell implements NodeShell {

    private static final List<String> TRUE = List.of("true");
    private static final int SIGNALLED = 128;
    private static final int NOT_FOUND = 127;

    /** EX_SOFTWARE of sysexits(3). */
    private static final int BROKEN = 70;

    private final NodeIdentity node;
    private final Script script;
    private final ScriptedFiles files;
    private final RunningAnswers running = new RunningAnswers();

    /**
     * Makes one.
     *
     * @param node whose shell it is
     * @param script what it answers
     * @param root the directory with the node's files
     */
    public ScriptedShell(NodeIdentity node, Script script, Path root) {
        this.node = node;
        this.script = script;
        this.files = new ScriptedFiles(root);
    }

    @Override
    public int run(Exec exec) throws IOException, InterruptedException {
        Optional<SentSignal> signal = SentSignal.read(exec.text());
        if (signal.isPresent()) {
            running.signal(signal.get().pid(), signal.get().signal().orElse("TERM"));
            return 0;
        }
        Optional<SentCommand> command = SentCommand.read(exec.text());
        if (command.isEmpty()) {
            return answer(typed(exec.text()), exec);
        }
        try (RunningAnswers.Running self = running.begin()) {
            say(exec.stderr(), CommandText.MARK + self.pid() + "\n");
            try {
                return answer(command.get(), exec);
            } catch (InterruptedException | ClosedByInterruptException e) {
                if (self.signal() == 0) {
                    throw e;
                }
                return SIGNALLED + self.signal();
            }
        } finally {
            // The thread is used again.
            Thread.interrupted();
        }
    }

    /** What a person or another program sends, which only a shell could take apart. */
    private static SentCommand typed(String line) {
        return new SentCommand(Map.of(), Optional.empty(), Optional.empty(), List.of("sh", "-c", line));
    }

    private int answer(SentCommand command, Exec exec) throws IOException, InterruptedException {
        Optional<FileTask> task = FileTask.of(command.arguments());
        if (task.isPresent()) {
            return files.run(task.get(), command, exec);
        }
        Invocation call = new Call(node, command, exec.stdin());
        Optional<Answering> answering = script.find(call);
        if (answering.isPresent()) {
            return give(answering.get(), call, exec);
        }
        if (call.arguments().equals(TRUE)) {
            return 0;
        }
        say(exec.stderr(), NotScripted.explain(call));
        return NOT_FOUND;
    }

    private static int give(Answering answering, Invocation call, Exec exec) throws IOException, InterruptedException {
        Answer answer;
        try {
            answer = answering.answer(call);
        } catch (InterruptedException e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Exception e) {
            say(exec.stderr(), call.arguments().get(0) + ": its scripted answer has failed: " + e + "\n");
            return BROKEN;
        }
        TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(answer.delay()));
        exec.stdout().write(answer.stdout());
        exec.stdout().flush();
        exec.stderr().write(answer.stderr());
        return answer.exitStatus();
    }

    private static void say(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    /** There are no processes that would have to be ended: threads end with their connections. */
    @Override
    public void close() {}
}
