// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.testkit.evidence.facts.CommandsSince;
import io.github.clustere2e.testkit.evidence.facts.RecordedCommand;

/** The commands of a test, with what they wrote, as a person would have seen it in terminals. */
final class CommandsText {

    private CommandsText() {}

    static String of(CommandsSince commands) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(commands.commands().size())
                .append(" commands since ")
                .append(commands.since());
        text.append(". Of long output the end is kept; bytes are those of all of it.\n");
        if (commands.forgotten() > 0) {
            text.append("# ").append(commands.forgotten());
            text.append(" older commands are left out: there was no room for them.\n");
        }
        commands.commands().forEach(command -> append(text, command));
        return text.toString();
    }

    private static void append(StringBuilder text, RecordedCommand command) {
        text.append('\n').append(command.start()).append(' ').append(command.node());
        command.user().ifPresent(user -> text.append(" user=").append(user));
        text.append(' ')
                .append(ending(command))
                .append(" ms=")
                .append(command.duration().toMillis());
        text.append(" stdout=").append(command.stdoutBytes()).append(" stderr=").append(command.stderrBytes());
        text.append("\n$ ").append(command.command()).append('\n');
        append(text, "  | ", command.stdout());
        append(text, "  ! ", command.stderr());
        command.error().ifPresent(error -> append(text, "  # ", error));
    }

    private static String ending(RecordedCommand command) {
        if (command.running()) {
            return "RUNNING";
        }
        return command.exitStatus().isPresent()
                ? "status=" + command.exitStatus().getAsInt()
                : "NO RESULT";
    }

    private static void append(StringBuilder text, String margin, String lines) {
        lines.lines().forEach(line -> text.append(margin).append(line).append('\n'));
    }
}
