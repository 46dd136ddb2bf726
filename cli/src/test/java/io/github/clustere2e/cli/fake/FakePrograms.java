// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.StandardStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** A fake: the programs that every fake node has. */
final class FakePrograms {

    private FakePrograms() {}

    static int run(FakeNode node, Command command, InputStream stdin, BiConsumer<StandardStream, byte[]> say)
            throws IOException, InterruptedException {
        List<String> arguments = command.arguments();
        switch (arguments.get(0)) {
            case "true" -> {}
            case "hostname" -> line(say, node.hostname());
            case "whoami" -> line(say, command.user().orElse("root"));
            case "echo" -> line(say, String.join(" ", arguments.subList(1, arguments.size())));
            // What runs in DC/OS's environment: shows that environment, and the command.
            case "bash" ->
                line(say, command.environment().get("MASTER_HOSTS") + " " + arguments.subList(4, arguments.size()));
            case "args" -> line(say, arguments.toString());
            case "cat" -> {
                if (arguments.size() > 1) {
                    return software(node.name(), say);
                }
                say.accept(StandardStream.STDOUT, stdin.readAllBytes());
            }
            case "two-streams" -> {
                line(say, "out");
                say.accept(StandardStream.STDERR, "err\n".getBytes(StandardCharsets.UTF_8));
            }
            case "bytes" -> {
                say.accept(StandardStream.STDOUT, new byte[] {0, (byte) 0xff, 'x', '\r'});
                say.accept(StandardStream.STDOUT, new byte[] {'\n', 'y'});
            }
            case "yes" -> {
                while (true) {
                    line(say, "y");
                    Thread.sleep(1);
                }
            }
            case "sleep" -> {
                line(say, "sleeping");
                Thread.sleep(Long.MAX_VALUE);
            }
            // Exits with a status of its own on each node: exit 3 on agent_0, 4 on agent_1 and so on.
            case "exit-by-index" -> {
                return Integer.parseInt(arguments.get(1))
                        + Character.digit(node.name().charAt(node.name().length() - 1), 10);
            }
            case "sh" -> {
                if (arguments.get(1).equals("-s")) {
                    return FakeShell.run(node.name(), command, stdin, say);
                }
                if (arguments.size() == 6) { // what remembers which installers were used
                    FakeWorld.SOFTWARE.put(node.name(), arguments.get(5));
                    return 0;
                }
                return Integer.parseInt(arguments.get(2).replace("exit ", ""));
            }
            default -> {
                say.accept(StandardStream.STDERR, "not found\n".getBytes(StandardCharsets.UTF_8));
                return 127;
            }
        }
        return 0;
    }

    /** The one file that fake nodes have: which installer was used. */
    private static int software(String node, BiConsumer<StandardStream, byte[]> say) {
        line(say, FakeWorld.SOFTWARE.getOrDefault(node, ""));
        return FakeWorld.SOFTWARE.containsKey(node) ? 0 : 1;
    }

    private static void line(BiConsumer<StandardStream, byte[]> say, String text) {
        say.accept(StandardStream.STDOUT, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
