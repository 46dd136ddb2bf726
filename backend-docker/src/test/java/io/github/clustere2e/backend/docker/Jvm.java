// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs among the tests that run in a process of their own, mostly to be killed. */
final class Jvm {

    private Jvm() {}

    /** What runs it on this JDK and class path; it starts fast and does not live long enough to be optimized. */
    static List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts it; what it says of errors is among the tests' output. */
    static Process start(Class<?> program) throws IOException {
        return new ProcessBuilder(command(program))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
