// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a backend can tell of a node from outside, when the node itself does not answer.
 *
 * @param state the backend's word for the state of the machine, such as {@code running} or {@code exited}
 * @param exitStatus how its first process ended, if it ended
 * @param outOfMemory whether the kernel ended it for want of memory
 * @param console the last lines of its console
 * @param cause the likely cause, if one is known
 * @param cure what helps, if it is known
 * @since 0.1
 */
public record Diagnostics(
        String state,
        OptionalInt exitStatus,
        boolean outOfMemory,
        List<String> console,
        Optional<String> cause,
        Optional<String> cure) {

    /**
     * Checks what it is given.
     *
     * @param state as the record says
     * @param exitStatus as the record says
     * @param outOfMemory as the record says
     * @param console as the record says
     * @param cause as the record says
     * @param cure as the record says
     */
    public Diagnostics {
        console = List.copyOf(console);
    }

    /**
     * Returns what is told of a machine of which only its state is known.
     *
     * @param state the backend's word for the state
     * @return the diagnostics
     */
    public static Diagnostics ofState(String state) {
        return new Diagnostics(state, OptionalInt.empty(), false, List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns this with a likely cause and a cure.
     *
     * @param likely the likely cause
     * @param help what helps
     * @return the diagnostics
     */
    public Diagnostics because(String likely, String help) {
        return new Diagnostics(state, exitStatus, outOfMemory, console, Optional.of(likely), Optional.of(help));
    }

    /**
     * Says it all, for an error message.
     *
     * @return one or more lines
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("The machine is ").append(state);
        exitStatus.ifPresent(status -> text.append(" with exit status ").append(status));
        if (outOfMemory) {
            text.append(", ended by the kernel for want of memory");
        }
        text.append(".").append(Messages.tail("console", String.join("\n", console)));
        cause.ifPresent(likely -> text.append("\nLikely cause: ").append(likely));
        cure.ifPresent(help -> text.append("\nWhat helps: ").append(help));
        return text.toString();
    }
}
