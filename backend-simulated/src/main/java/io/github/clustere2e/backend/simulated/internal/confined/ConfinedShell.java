// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import io.github.clustere2e.backend.simulated.internal.server.Exec;
import io.github.clustere2e.backend.simulated.internal.server.NodeShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** A shell in the namespaces of a node. Thread-safe. */
public final class ConfinedShell implements NodeShell {

    /**
     * As sshd: from the home directory, in a session of its own, with the shell's own process id in {@code $$}. The shell
     * around it, which entered the node, only waits: it is not stopped when the node is, for then {@code nsenter} would stop
     * itself and never go on.
     */
    private static final String LOGIN = "cd; setsid sh -c \"$1\"; exit $?";

    /** The same on a terminal. */
    private static final String TERMINAL = "cd; setsid script -q -e -c \"$1\" /dev/null; exit $?";

    /**
     * Stops processes until none is left that could start another, but those without a parent in here. Who cannot be stopped
     * now, because it waits for a device, is stopped as soon as it does not.
     */
    private static final String FREEZE = """
            for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              more=
              for s in /proc/[0-9]*/stat; do
                { read -r l <"$s"; } 2>/dev/null || continue
                p=${l%% *}
                set -- ${l##*) }
                [ "$2" != 0 ] || continue
                case "$1" in T | t | Z | X) continue ;; esac
                more=1
                kill -s STOP "$p"
              done
              [ -n "$more" ] || exit 0
            done
            """;

    private final Namespaces namespaces;
    private final ExecutorService threads;

    private ConfinedShell(Namespaces namespaces, ExecutorService threads) {
        this.namespaces = namespaces;
        this.threads = threads;
    }

    /**
     * Makes the root directory of a node, unless it is there, and its namespaces.
     *
     * @param root the node's directory
     * @param node what it is told of itself
     * @param threads what moves the streams of its commands
     * @return the shell
     * @throws io.github.clustere2e.api.BackendUnavailableException if there can be no namespaces
     * @throws IOException if the directory cannot be made
     */
    public static ConfinedShell make(Path root, ConfinedNode node, ExecutorService threads) throws IOException {
        IdMap ids = IdMap.current();
        ids.checkWay(root);
        Path mounts = root.resolveSibling(root.getFileName() + ".mounts");
        Files.writeString(mounts, new NodeRoot(root, ids).make(node));
        return new ConfinedShell(Namespaces.make(root, mounts, node.hostname(), ids), threads);
    }

    @Override
    public int run(Exec exec) throws IOException, InterruptedException {
        EndMark mark = new EndMark();
        List<String> words = new ArrayList<>(mark.prefix());
        words.addAll(namespaces.entry());
        words.addAll(List.of("sh", "-c", exec.terminal() ? TERMINAL : LOGIN, "sh"));
        words.add(exec.text());
        ProcessBuilder builder = new ProcessBuilder(words);
        Namespaces.clean(builder.environment());
        builder.environment().put("HOME", "/root");
        builder.environment().put("USER", "root");
        builder.environment().put("LOGNAME", "root");
        builder.environment().put("SHELL", "/bin/sh");
        return new Streams(builder.start(), mark, exec, threads).await();
    }

    /**
     * Stops all processes of the node but those that came from outside: its first, and those that wait for commands.
     *
     * @throws IOException if they cannot be stopped
     * @throws InterruptedException if this thread is interrupted
     */
    public void freeze() throws IOException, InterruptedException {
        sh(FREEZE);
    }

    /**
     * Lets them go on.
     *
     * @throws IOException if they cannot go on
     * @throws InterruptedException if this thread is interrupted
     */
    public void thaw() throws IOException, InterruptedException {
        sh("kill -s CONT -- -1");
    }

    private void sh(String script) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(namespaces.entry());
        words.addAll(List.of("sh", "-c", script));
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        namespaces.close();
    }
}
