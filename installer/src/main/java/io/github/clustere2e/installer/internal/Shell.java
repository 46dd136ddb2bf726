// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Scripts that a node's POSIX shell reads from its input, so that an error shows their arguments and not their text. */
public final class Shell {

    private Shell() {}

    /**
     * Makes a command of a script. The text becomes a function, read whole before it runs: what it starts must not eat
     * the rest of the script.
     *
     * @param name the resource beside this class
     * @param limit how long it may take
     * @param arguments its arguments
     * @return the command
     */
    public static Command script(String name, Duration limit, Collection<String> arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-s", "--"));
        words.addAll(arguments);
        return Command.builder(words)
                .stdin(StandardInput.of("main() {\nset -eu\n" + text(name) + "}\nmain \"$@\" </dev/null\n"))
                .environment("LC_ALL", "C")
                .environment("DEBIAN_FRONTEND", "noninteractive")
                .timeout(limit)
                .build();
    }

    private static String text(String name) {
        try (InputStream in = Shell.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the script " + name + " cannot be read", e);
        }
    }
}
