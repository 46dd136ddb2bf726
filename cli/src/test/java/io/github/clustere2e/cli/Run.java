// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.cli.demo.Software;
import io.github.clustere2e.cli.fake.FakeSoftware;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What one run of the program left behind.
 *
 * @param status its exit status
 * @param output its standard output
 * @param err its standard error
 */
record Run(int status, ByteArrayOutputStream output, String err) {

    static {
        System.setProperty(Clusters.PROPERTY, "fake");
    }

    /** Runs the program on the fake backend with nothing on its standard input, and no terminal anywhere. */
    static Run of(String... arguments) {
        return on(Terminal.none(), "", arguments);
    }

    /** Runs it on the fake backend. */
    static Run on(Terminal terminal, String stdin, String... arguments) {
        return on(terminal, stdin, FakeSoftware.class, arguments);
    }

    /** Runs it with the demonstration of some software. */
    static Run on(Terminal terminal, String stdin, Class<? extends Software> software, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), out, err, terminal, Map.of());
        int status = new Cli(console, software).run(arguments);
        return new Run(status, out, err.toString(StandardCharsets.UTF_8));
    }

    byte[] outBytes() {
        return output.toByteArray();
    }

    String out() {
        return output.toString(StandardCharsets.UTF_8);
    }

    List<String> outLines() {
        return out().lines().toList();
    }
}
