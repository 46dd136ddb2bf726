// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.StandardStream;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How a command is run: what it is given, and what can be done with it while it runs. */
final class InvocationRules {

    private static final List<String> ODD_WORDS = List.of(
            "",
            " ",
            "two words",
            "it's",
            "\"quoted\"",
            "$HOME",
            "`id`",
            "*",
            "a\nb",
            "back\\slash",
            "-n",
            "~",
            "ünï✓",
            "a;b|c&d>e");

    private InvocationRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "COMMAND-12",
                        "Every argument reaches the program exactly as it is given, and no shell reads it",
                        Lane.SHARED,
                        InvocationRules::arguments),
                required(
                        "COMMAND-13",
                        "A command has the environment that it is given",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "the variable",
                                "it's $HOME",
                                node(bench)
                                        .run(Command.builder("sh", "-c", "printf %s \"$TCK_WORD\"")
                                                .environment("TCK_WORD", "it's $HOME")
                                                .build())
                                        .stdout())),
                required(
                        "COMMAND-14",
                        "No environment of one command reaches the next one",
                        Lane.SHARED,
                        InvocationRules::environmentOfOthers),
                required(
                        "COMMAND-15",
                        "A command runs in the directory that it is given",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "the directory",
                                "/usr/bin",
                                node(bench)
                                        .run(Command.builder("pwd")
                                                .directory("/usr/bin")
                                                .build())
                                        .stdout())),
                required(
                        "COMMAND-16",
                        "A command reads all of the input that it is given",
                        Lane.SHARED,
                        InvocationRules::input),
                required(
                        "COMMAND-17",
                        "A command that is given no input reads its end at once",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "what there is to read",
                                0L,
                                node(bench).run("cat").stdoutSize())),
                required(
                        "COMMAND-18",
                        "What is written to a command while it runs reaches it, and its output is heard while it runs",
                        Lane.SHARED,
                        InvocationRules::conversation),
                required(
                        "COMMAND-19",
                        "An output listener hears each stream as it is in the result",
                        Lane.SHARED,
                        InvocationRules::listener),
                required(
                        "COMMAND-20",
                        "A command runs as the user that it names, where root logs in",
                        Lane.SHARED,
                        InvocationRules::user),
                required(
                        "COMMAND-21",
                        "On a pseudo-terminal, programs see a terminal, and elsewhere none",
                        Lane.SHARED,
                        InvocationRules::terminal),
                required(
                        "COMMAND-22",
                        "A signal that is sent to a command reaches it",
                        Lane.SHARED,
                        InvocationRules::signal),
                required(
                        "COMMAND-23",
                        "A command is known to run until it has ended, and its end is told",
                        Lane.SHARED,
                        InvocationRules::running));
    }

    private static Node node(Bench bench) {
        return bench.shared().node("agent_0");
    }

    private static void arguments(Bench bench) {
        List<String> command = new ArrayList<>(List.of("printf", "%s\\n--\\n"));
        command.addAll(ODD_WORDS);
        String seen =
                new String(node(bench).run(Command.builder(command).build()).stdoutBytes(), StandardCharsets.UTF_8);
        List<String> words = List.of(seen.split("\n--\n", -1));
        Expect.equal("the arguments", ODD_WORDS, words.subList(0, words.size() - 1));
    }

    private static void environmentOfOthers(Bench bench) {
        node(bench).run(Command.builder("true").environment("TCK_LEAK", "seen").build());
        Expect.equal("the variable", "none", Shell.of(node(bench), "echo \"${TCK_LEAK-none}\""));
    }

    private static void input(Bench bench) {
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        CommandResult result = node(bench)
                .run(Command.builder("cat").stdin(StandardInput.of(content)).build());
        Expect.equal("how much came back", content.length, result.stdoutBytes().length);
        Expect.that(Arrays.equals(content, result.stdoutBytes()), "the same bytes", "others");
    }

    private static void conversation(Bench bench) throws IOException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Command command = Command.builder("sh", "-c", "echo begun; read line; echo \"got $line\"")
                .stdin(StandardInput.piped())
                .output((stream, chunk) -> heard.add(new String(chunk, StandardCharsets.UTF_8)))
                .build();
        try (RunningCommand running = node(bench).start(command)) {
            bench.await(
                    "the output 'begun' to be heard while the command runs",
                    () -> String.join("", heard).contains("begun"));
            Expect.that(running.isRunning(), "the command to wait for its input", "its end");
            running.stdin().write("word\n".getBytes(StandardCharsets.UTF_8));
            running.stdin().flush();
            bench.await("the command to end after it has read", () -> !running.isRunning());
            Expect.equal(
                    "the answer", List.of("begun", "got word"), running.await().lines());
        }
    }

    private static void listener(Bench bench) {
        Map<StandardStream, ByteArrayOutputStream> heard = Map.of(
                StandardStream.STDOUT, new ByteArrayOutputStream(), StandardStream.STDERR, new ByteArrayOutputStream());
        CommandResult result = node(bench)
                .run(Command.builder("sh", "-c", "echo one; echo two >&2; echo three")
                        .output((stream, chunk) -> heard.getOrDefault(stream, new ByteArrayOutputStream())
                                .writeBytes(chunk))
                        .build());
        Expect.equal("the standard output that was heard", "one\nthree\n", text(heard, StandardStream.STDOUT));
        Expect.equal("the standard error that was heard", "two\n", text(heard, StandardStream.STDERR));
        Expect.equal("the standard output of the result", "one\nthree", result.stdout());
        Expect.equal("the standard error of the result", "two", result.stderr());
    }

    private static String text(Map<StandardStream, ByteArrayOutputStream> heard, StandardStream stream) {
        return String.valueOf(heard.get(stream));
    }

    private static void user(Bench bench) {
        String self = node(bench).run("id", "-un").stdout();
        if (!self.equals("root")) {
            throw new DoesNotApplyException("'" + self + "' logs in, who may not be allowed to become somebody else");
        }
        Expect.equal(
                "the user",
                "nobody",
                node(bench).asUser("nobody").run("id", "-un").stdout());
        Expect.equal(
                "the user of the next command",
                "root",
                node(bench).run("id", "-un").stdout());
    }

    private static void terminal(Bench bench) {
        String script = "test -t 1 && echo terminal || echo none";
        Expect.equal("what is there without a terminal", "none", Shell.of(node(bench), script));
        Expect.equal(
                "what is there with a terminal",
                "terminal",
                node(bench)
                        .run(Command.builder("sh", "-c", script).pty().build())
                        .stdout());
    }

    private static void signal(Bench bench) {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Command command = Command.builder("sh", "-c", "trap 'exit 7' USR1; echo armed; while :; do sleep 0.05; done")
                .anyExitStatus()
                .output((stream, chunk) -> heard.add(new String(chunk, StandardCharsets.UTF_8)))
                .build();
        try (RunningCommand running = node(bench).start(command)) {
            bench.await("the command to be armed", () -> String.join("", heard).contains("armed"));
            running.signal("USR1");
            bench.await("the signal to end the command", () -> !running.isRunning());
            Expect.equal(
                    "the status that the signal's trap gives",
                    7,
                    running.await().exitStatus());
        }
    }

    private static void running(Bench bench) throws IOException {
        Command command = Command.builder("cat").stdin(StandardInput.piped()).build();
        try (RunningCommand running = node(bench).start(command)) {
            Expect.that(running.isRunning() && !running.onExit().isDone(), "a command that runs", "one that has ended");
            running.stdin().close();
            bench.await(
                    "the command to end with its input", () -> running.onExit().isDone());
            Expect.that(!running.isRunning(), "a command that has ended", "one that runs");
            Expect.equal("its status", 0, running.await().exitStatus());
        }
    }
}
