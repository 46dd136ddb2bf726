// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a command leaves behind: its output and how it ended. */
final class CommandRules {

    private static final int LARGE = 1 << 20;

    private CommandRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "COMMAND-1",
                        "Standard output is what the program wrote to it, byte for byte",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "the standard output",
                                "61000dff0a0a",
                                bytes(streams(bench).stdoutBytes()))),
                required(
                        "COMMAND-2",
                        "Standard error is what the program wrote to it, byte for byte",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "the standard error",
                                "6200fe0d0a",
                                bytes(streams(bench).stderrBytes()))),
                required(
                        "COMMAND-3",
                        "The exit status is that of the program, from 0 to 255",
                        Lane.SHARED,
                        CommandRules::status),
                required(
                        "COMMAND-4",
                        "A status other than 0 is an error that has the result, unless the command allows it",
                        Lane.SHARED,
                        CommandRules::failure),
                required(
                        "COMMAND-5",
                        "A program that a signal ends has the status 128 and the signal's number",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "the status after SIGTERM",
                                143,
                                Shell.any(node(bench), "sh", "-c", "kill -TERM $$")
                                        .exitStatus())),
                required(
                        "COMMAND-6",
                        "A program that does not exist has the status 127, and its name is in the standard error",
                        Lane.SHARED,
                        CommandRules::missing),
                required("COMMAND-7", "A megabyte of output comes whole", Lane.SHARED, CommandRules::large),
                required(
                        "COMMAND-8",
                        "Of more output than is to be kept, the size is known and no more is kept",
                        Lane.SHARED,
                        CommandRules::kept),
                required("COMMAND-9", "A command runs once", Lane.SHARED, CommandRules::once),
                required(
                        "COMMAND-10",
                        "A result tells its node, its command and how long it took",
                        Lane.SHARED,
                        CommandRules::result),
                required("COMMAND-11", "Secrets are masked in errors", Lane.SHARED, CommandRules::secrets));
    }

    static Node node(Bench bench) {
        return bench.shared().node("agent_0");
    }

    private static CommandResult streams(Bench bench) {
        return node(bench).run(Command.shell("printf 'a\\000\\015\\377\\n\\n'; printf 'b\\000\\376\\015\\n' >&2"));
    }

    private static String bytes(byte[] content) {
        return HexFormat.of().formatHex(content);
    }

    private static void status(Bench bench) {
        for (int status : List.of(0, 1, 2, 77, 255)) {
            CommandResult result = Shell.any(node(bench), "sh", "-c", "exit " + status);
            Expect.equal("the status of 'exit " + status + "'", status, result.exitStatus());
            Expect.equal("success with status " + status, status == 0, result.succeeded());
        }
    }

    private static void failure(Bench bench) {
        CommandFailedException error = Expect.refusal(
                CommandFailedException.class,
                "a command that ends with 3",
                () -> node(bench).run("sh", "-c", "echo out; printf 'lost%s' found >&2; exit 3"));
        Expect.equal("the status in the error", 3, error.result().exitStatus());
        Expect.equal("the standard output in the error", "out", error.result().stdout());
        Expect.says(error, "lostfound");
    }

    private static void missing(Bench bench) {
        String program = "no-such-program-" + bench.fresh();
        CommandResult result = Shell.any(node(bench), program);
        Expect.equal("the status of a program that does not exist", 127, result.exitStatus());
        Expect.that(
                result.stderr().contains(program), "the name '" + program + "' in the standard error", result.stderr());
    }

    private static void large(Bench bench) {
        CommandResult result = node(bench)
                .run(Command.shell("head -c " + LARGE + " /dev/zero | tr '\\0' x; head -c 65537 /dev/zero >&2"));
        byte[] expected = new byte[LARGE];
        Arrays.fill(expected, (byte) 'x');
        Expect.equal("the size of the standard output", LARGE, result.stdoutBytes().length);
        Expect.that(Arrays.equals(expected, result.stdoutBytes()), "nothing but the letter x", "something else");
        Expect.equal("the size of the standard error", 65537, result.stderrBytes().length);
    }

    private static void kept(Bench bench) {
        CommandResult result = node(bench)
                .run(Command.builder("head", "-c", "200000", "/dev/zero")
                        .keepOutput(1000)
                        .build());
        Expect.equal("how much was written", 200_000L, result.stdoutSize());
        Expect.that(
                result.stdoutBytes().length < 2000, "1000 bytes and a line to be kept", result.stdoutBytes().length);
    }

    private static void once(Bench bench) {
        String file = bench.path();
        for (int i = 0; i < 5; i++) {
            node(bench).run("sh", "-c", "echo ran >>" + file);
        }
        Expect.equal("how often 5 commands ran", "5", Shell.of(node(bench), "wc -l <" + file));
    }

    private static void result(Bench bench) {
        Command command = Command.of("sleep", "0.2");
        CommandResult result = node(bench).run(command);
        Expect.equal("the result's node", "agent_0", result.node());
        Expect.equal(
                "the result's command", command.arguments(), result.command().arguments());
        Expect.that(
                result.duration().toMillis() >= 200
                        && result.duration().compareTo(bench.subject().patience()) < 0,
                "a little more than 200 ms",
                result.duration());
    }

    private static void secrets(Bench bench) {
        String secret = "hidden-" + bench.fresh();
        CommandFailedException error = Expect.refusal(
                CommandFailedException.class,
                "a command that fails",
                () -> node(bench)
                        .run(Command.builder("sh", "-c", "echo \"$0\" >&2; exit 1", secret)
                                .secret(secret)
                                .build()));
        Expect.that(!String.valueOf(error.getMessage()).contains(secret), "no secret in the error", error.getMessage());
    }
}
