// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The namespaces of a node, held by processes that end with this one. Immutable, but for what the kernel does.
 *
 * <p>User namespaces are two, one in the other; {@link SetUp} says why.
 */
final class Namespaces implements AutoCloseable {

    private static final String TOOLS =
            "unshare, nsenter, mount and pivot_root of util-linux, hostname, mkfifo and setsid";

    /** The outer shell, what makes the inner namespaces, and the first process in them. */
    private static final int DEPTH = 3;

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Namespaces.class);

    private final Process outer;
    private final ProcessHandle first;
    private final IdMap ids;

    private Namespaces(Process outer, ProcessHandle first, IdMap ids) {
        this.outer = outer;
        this.first = first;
        this.ids = ids;
    }

    static Namespaces make(Path root, Path mounts, String hostname, IdMap ids) {
        try {
            Process users = begin(List.of("unshare", "--user", "--", "sh", "-c", SetUp.USERS));
            try {
                awaitReady(users);
                map(users, ids);
                List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(users.pid())));
                command.addAll(ids.entering());
                command.addAll(List.of(
                        "--", "unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", SetUp.OUTER, "sh"));
                command.addAll(List.of(root.toString(), mounts.toString(), hostname, SetUp.INNER));
                Process outer = begin(command);
                awaitReady(outer);
                return new Namespaces(outer, first(outer), ids);
            } finally {
                users.destroy();
            }
        } catch (IOException e) {
            throw unavailable(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while they were made", e);
        }
    }

    private static Process begin(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile());
        clean(builder.environment());
        return builder.start();
    }

    /** Nothing of this process's environment reaches a node. */
    static void clean(Map<String, String> environment) {
        environment.clear();
        environment.put("PATH", SetUp.PATH);
    }

    private static void map(Process users, IdMap ids) throws IOException {
        Path its = Path.of("/proc", Long.toString(users.pid()));
        if (!ids.isRange()) {
            Files.writeString(its.resolve("setgroups"), "deny");
        }
        Files.writeString(its.resolve("uid_map"), ids.users());
        Files.writeString(its.resolve("gid_map"), ids.groups());
    }

    private static void awaitReady(Process process) throws IOException, InterruptedException {
        BufferedReader words = process.inputReader(StandardCharsets.UTF_8);
        if (!SetUp.READY.equals(words.readLine())) {
            throw new IOException(errors(process));
        }
    }

    private static String errors(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            return String.join("; ", errors.lines().toList());
        }
    }

    private static ProcessHandle first(Process outer) throws IOException {
        long process = outer.pid();
        for (int i = 0; i < DEPTH; i++) {
            process = child(process);
        }
        return ProcessHandle.of(process).orElseThrow(Namespaces::ended);
    }

    /** The kernel's own list, where it has one, is quicker than to look at all processes of the machine. */
    private static long child(long parent) throws IOException {
        Path list = Path.of("/proc", Long.toString(parent), "task", Long.toString(parent), "children");
        if (Files.isReadable(list)) {
            String children = Files.readString(list).strip();
            if (children.isEmpty()) {
                throw ended();
            }
            return Long.parseLong(children.split(" ", 2)[0]);
        }
        return ProcessHandle.of(parent)
                .flatMap(handle -> handle.children().findFirst())
                .orElseThrow(Namespaces::ended)
                .pid();
    }

    private static IOException ended() {
        return new IOException("the first process of the node has ended");
    }

    private static BackendUnavailableException unavailable(String why, Exception cause) {
        return new BackendUnavailableException(
                Trouble.CONFINED_SHELL.explain("The namespaces of a confined shell cannot be made here: " + why
                        + ". It needs Linux with user namespaces"
                        + " (sysctl user.max_user_namespaces above 0; kernel.unprivileged_userns_clone=1 and"
                        + " kernel.apparmor_restrict_unprivileged_userns=0 where they exist; in a container a /proc without"
                        + " masks and no seccomp filter on unshare), and " + TOOLS
                        + ". Use scripted answers where they are not to be had"),
                cause);
    }

    /** The words before a program that run it in the namespaces, in a session of its own. */
    List<String> entry() {
        List<String> words = new ArrayList<>(List.of("nsenter", "-t", Long.toString(first.pid())));
        words.addAll(ids.entering());
        words.addAll(List.of("--mount", "--pid", "--uts", "--net", "--ipc", "--cgroup", "--"));
        return words;
    }

    /**
     * Ends every process of the node, and the namespaces with them. The kernel ends all others with the first one, and the
     * first one has ended only when they have: the processes outside, which wait for it, are the last.
     */
    @Override
    public void close() {
        first.destroyForcibly();
        try {
            outer.getOutputStream().close();
            if (!outer.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                outer.destroyForcibly();
                LOG.warn(
                        "The namespaces of a simulated node have not ended {} s after they were told to",
                        END_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("It had ended already", e);
        }
    }
}
