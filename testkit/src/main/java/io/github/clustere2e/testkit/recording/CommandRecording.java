// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.StandardStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records commands and answers them. Thread-safe. */
final class CommandRecording {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingCluster.class);

    private final Recording recording;
    private final Answers answers;
    private final List<CommandListener> listeners;

    CommandRecording(Recording recording, Answers answers, List<CommandListener> listeners) {
        this.recording = recording;
        this.answers = answers;
        this.listeners = List.copyOf(listeners);
    }

    RecordedRun start(RecordingNode node, Command command) {
        RecordedRun run = new RecordedRun(node, command, this);
        if (command.stdin() != StandardInput.piped()) {
            run.give(input(node, command));
        }
        return run;
    }

    private static byte[] input(RecordingNode node, Command command) {
        try (InputStream in = command.stdin().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new NodeException(node.name(), "the input of '" + command + "' cannot be read: " + e, e);
        }
    }

    /** Has it answered; what an answer throws is the command's failure. */
    CommandResult answer(RecordingNode node, Command command, byte[] stdin) {
        RecordedCommand recorded = new RecordedCommand(node, command, stdin);
        recording.add(node.name(), new RecordedAction.Run(recorded));
        Instant start = Instant.now();
        tell(listener -> listener.started(node.name(), command));
        CommandAnswer answer;
        try {
            answer = answers.answer(recorded);
        } catch (ClusterException e) {
            tell(listener -> listener.failed(node.name(), command, e));
            tell(listener ->
                    listener.ended(record(recorded, start, OptionalInt.empty(), Optional.of(e), CommandAnswer.ok())));
            throw e;
        }
        CommandResult result = new CommandResult(
                node.name(),
                command,
                answer.exitStatus(),
                bytes(answer.stdout()),
                bytes(answer.stderr()),
                Duration.between(start, Instant.now()));
        command.output().map(output -> output.forNode(node.name())).ifPresent(output -> say(output, answer));
        tell(listener -> listener.finished(result));
        tell(listener ->
                listener.ended(record(recorded, start, OptionalInt.of(answer.exitStatus()), Optional.empty(), answer)));
        return result;
    }

    private static CommandRecord record(
            RecordedCommand command,
            Instant start,
            OptionalInt status,
            Optional<ClusterException> error,
            CommandAnswer answer) {
        return new CommandRecord(
                command.node(),
                command.user(),
                command.command(),
                start,
                Duration.between(start, Instant.now()),
                status,
                error,
                command.stdin().length,
                bytes(answer.stdout()).length,
                bytes(answer.stderr()).length);
    }

    private static void say(OutputListener output, CommandAnswer answer) {
        if (!answer.stdout().isEmpty()) {
            output.output(StandardStream.STDOUT, bytes(answer.stdout()));
        }
        if (!answer.stderr().isEmpty()) {
            output.output(StandardStream.STDERR, bytes(answer.stderr()));
        }
        output.end();
    }

    /** A listener cannot break a run. */
    private void tell(Consumer<CommandListener> what) {
        for (CommandListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("A command listener has failed", e);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
