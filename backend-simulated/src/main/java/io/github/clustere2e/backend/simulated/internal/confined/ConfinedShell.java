// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import io.github.clustere2e.backend.simulated.internal.server.Exec;
import io.github.clustere2e.backend.simulated.internal.server.NodeShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** A shell in the namespaces of a node. Thread-safe. */
public final class ConfinedShell implements NodeShell {

    /** As sshd: from the home directory, in a session of its own, with the shell's own process id in {@code $$}. */
    private static final List<String> LOGIN = List.of("setsid", "sh", "-c", "cd; exec sh -c \"$1\"", "sh");

    /** Gives it a terminal, and returns its exit status. */
    private static final List<String> TERMINAL = List.of("script", "-q", "-e", "-c");

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
        Path mounts = root.resolveSibling(root.getFileName() + ".mounts");
        Files.writeString(mounts, new NodeRoot(root, ids).make(node));
        return new ConfinedShell(Namespaces.make(root, mounts, node.hostname(), ids), threads);
    }

    @Override
    public int run(Exec exec) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(namespaces.entry());
        words.addAll(LOGIN);
        if (exec.terminal()) {
            List<String> script = new ArrayList<>(TERMINAL);
            words.set(words.size() - 2, "cd; exec " + String.join(" ", script) + " \"$1\" /dev/null");
        }
        words.add(exec.text());
        ProcessBuilder builder = new ProcessBuilder(words);
        Namespaces.clean(builder.environment());
        builder.environment().put("HOME", "/root");
        builder.environment().put("USER", "root");
        builder.environment().put("LOGNAME", "root");
        builder.environment().put("SHELL", "/bin/sh");
        return new Streams(builder.start(), exec, threads).await();
    }

    /**
     * Sends a signal to all processes of the node but its first.
     *
     * @param name the signal's name without {@code SIG}
     * @throws IOException if it cannot be sent
     * @throws InterruptedException if this thread is interrupted
     */
    public void signalAll(String name) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(namespaces.entry());
        words.addAll(List.of("sh", "-c", "kill -s " + name + " -- -1"));
        new ProcessBuilder(words).start().waitFor();
        if (name.equals("CONT")) {
            wakeEntrances();
        }
    }

    /**
     * What waits outside for a program in the namespaces stops itself when that is stopped (util-linux,
     * {@code continue_as_child}), and no signal from inside reaches it.
     */
    private void wakeEntrances() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("kill", "-s", "CONT"));
        String target = namespaces.target();
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .orElse(List.of())
                        .contains(target))
                .forEach(process -> words.add(Long.toString(process.pid())));
        if (words.size() > 3) {
            new ProcessBuilder(words).start().waitFor();
        }
    }

    @Override
    public void close() {
        namespaces.close();
    }
}
