// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The streams that the program talks over: data goes to standard output, everything else to standard error.
 *
 * <p>Thread-safe. Text is UTF-8 whatever the locale is, so that scripts can rely on it.
 */
public final class Console {

    /** The environment variable that names the program as the user called it, for the commands that we advise. */
    public static final String PROGRAM = "CLUSTER_E2E_PROGRAM";

    private final InputStream stdin;
    private final OutputStream stdout;
    private final OutputStream stderr;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Map<String, String> environment;

    /** Makes a console over any streams. */
    public Console(
            InputStream stdin,
            OutputStream stdout,
            OutputStream stderr,
            Terminal terminal,
            Map<String, String> environment) {
        this.stdin = stdin;
        this.stdout = stdout;
        this.stderr = stderr;
        this.out = new PrintStream(stdout, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(stderr, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
    }

    /** The console of this process. */
    public static Console ofProcess() {
        return new Console(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.detect(System.getenv()),
                System.getenv());
    }

    /** Standard input, unbuffered as far as the JDK lets it be. */
    public InputStream stdin() {
        return stdin;
    }

    /** Standard output for bytes; unlike {@link #out()} it tells when nobody reads any more. */
    public OutputStream stdout() {
        return stdout;
    }

    /** Standard error for bytes. */
    public OutputStream stderr() {
        return stderr;
    }

    /** Standard output for text. */
    public PrintStream out() {
        return out;
    }

    /** Standard error for text. */
    public PrintStream err() {
        return err;
    }

    /** What is known of the streams. */
    public Terminal terminal() {
        return terminal;
    }

    /** How text looks on standard output. */
    public Style outStyle() {
        return style(terminal.out());
    }

    /** How text looks on standard error. */
    public Style errStyle() {
        return style(terminal.err());
    }

    /** The value of an environment variable; empty if it is not set. */
    public String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** The program as the user called it. */
    public String program() {
        String told = environment(PROGRAM);
        return told.isEmpty() ? "cluster-e2e" : told;
    }

    private Style style(boolean onTerminal) {
        return new Style(onTerminal && terminal.color(), onTerminal && terminal.unicode());
    }
}
