// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.InvalidInputException;
import java.util.Optional;

/** Small words of messages. */
final class Words {

    private Words() {}

    /** What must be given, or else bad usage that says what is missing. */
    static String required(Optional<String> given, String what) {
        return given.orElseThrow(() -> new InvalidInputException("This is missing: " + what));
    }

    static String nodes(int count) {
        return count == 1 ? "1 node" : count + " nodes";
    }
}
