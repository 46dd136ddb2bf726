// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.installer.internal.NodeHttp;
import io.github.clustere2e.installer.internal.Shell;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How nodes are asked, each in one round trip. */
final class Probes {

    /** What a command gets beyond the time that it may wait, to begin and to end. */
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** The exit status of scripts for what will never be. */
    private static final int NEVER = 92;

    private Probes() {}

    static Probe unitActive(String unit) {
        return (node, left) -> answer(node.run(script("unit-active.sh", left, unit)));
    }

    static Probe portOpen(int port) {
        String hex = String.format("%04X", port);
        return (node, left) -> answer(node.run(script("port-open.sh", left, hex)), "nothing listens on it");
    }

    static Probe line(String kind, String where, String expression) {
        return (node, left) -> answer(
                node.run(
                        script("log-line.sh", left, kind, where, expression, String.valueOf(left.toMillis() / 1000.0))),
                "there is no such line");
    }

    static Probe succeeds(Command command) {
        Command asking = command.toBuilder().anyExitStatus().idempotent().build();
        return (node, left) -> {
            CommandResult result = node.run(asking);
            return result.succeeded() ? Answer.yes() : Answer.notYet(said(result, "status " + result.exitStatus()));
        };
    }

    static Probe prints(Command command, Pattern expression) {
        Command asking = command.toBuilder().anyExitStatus().idempotent().build();
        return (node, left) -> {
            CommandResult result = node.run(asking);
            return result.succeeded() && expression.matcher(result.stdout()).find()
                    ? Answer.yes()
                    : Answer.notYet(said(result, "status " + result.exitStatus()));
        };
    }

    static Probe httpBody(URI uri, Pattern expression) {
        return (node, left) -> {
            try {
                NodeHttp.Response response = NodeHttp.onAnyCertificate(node).get(uri, limit(left));
                return response.status() == 200
                                && expression.matcher(response.body()).find()
                        ? Answer.yes()
                        : Answer.notYet("it answers " + response.status() + ": " + response.body());
            } catch (IOException e) {
                return Answer.notYet("it does not answer: " + e.getMessage());
            }
        };
    }

    /** The time that they may wait is for all of them together. */
    static Probe allOf(List<Probe> probes) {
        return (node, left) -> {
            long end = System.nanoTime() + left.toNanos();
            for (Probe probe : probes) {
                long rest = Math.max(0, end - System.nanoTime());
                Answer answer = probe.ask(node, left.isZero() ? left : Duration.ofNanos(rest));
                if (answer.state() != Answer.State.YES) {
                    return answer;
                }
            }
            return Answer.yes();
        };
    }

    static Probe http(URI uri, int... statuses) {
        List<Integer> accepted = Arrays.stream(statuses).boxed().toList();
        return (node, left) -> {
            try {
                int status =
                        NodeHttp.onAnyCertificate(node).get(uri, limit(left)).status();
                return accepted.contains(status) ? Answer.yes() : Answer.notYet("it answers " + status);
            } catch (IOException e) {
                return Answer.notYet("it does not answer: " + e.getMessage());
            }
        };
    }

    static URI httpUri(String url) {
        try {
            URI uri = URI.create(url);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("'" + url + "' is no address of the web: " + e.getMessage(), e);
        }
        throw new InvalidInputException("'" + url + "' is no address of the web: begin it with http:// or https://");
    }

    private static Command script(String name, Duration left, String... arguments) {
        return Shell.script(name, left.plus(GRACE), List.of(arguments)).toBuilder()
                .anyExitStatus()
                .idempotent()
                .build();
    }

    /** A web server that takes the connection and then is silent must not use up the whole wait. */
    private static Duration limit(Duration left) {
        return left.isZero() || left.compareTo(GRACE) > 0 ? GRACE : left;
    }

    private static Answer answer(CommandResult result) {
        return answer(result, "status " + result.exitStatus());
    }

    private static Answer answer(CommandResult result, String otherwise) {
        if (result.succeeded()) {
            return Answer.yes();
        }
        String text = said(result, otherwise);
        return result.exitStatus() == NEVER ? Answer.never(text) : Answer.notYet(text);
    }

    private static String said(CommandResult result, String otherwise) {
        String text = (result.stdout() + "\n" + result.stderr()).strip();
        return text.isEmpty() ? otherwise : text;
    }
}
