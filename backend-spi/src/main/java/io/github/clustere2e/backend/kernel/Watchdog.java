// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that removes a cluster when its owner dies, however it dies.
 *
 * <p>It is a shell in a process session of its own, which reads from a pipe that only the owner holds: the kernel
 * closes the pipe when the owner ends, so that nothing polls. Only then does it start a JVM, with the owner's class
 * path, which removes the cluster. The same shell waits for the end of a standing cluster's lease.
 */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final String PID_FILE = "watchdog.pid";

    private final @Nullable Process process;
    private boolean owned;

    private Watchdog(@Nullable Process process, boolean owned) {
        this.process = process;
        this.owned = owned;
    }

    /** Guards nothing: the cluster was made elsewhere. */
    static Watchdog none() {
        return new Watchdog(null, false);
    }

    /** For machines that are parts of this process, and go with it whatever happens: there is nothing to be done. */
    static Watchdog needless() {
        return new Watchdog(null, true);
    }

    /**
     * Starts the watchdog, and returns when it guards: before the cluster has a name or a directory, so that it misses
     * nothing.
     */
    static Watchdog arm(String provider, ClusterIdentity identity, ClusterDirectory directory) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // so that killing the owner's process group does not reach it
        }
        command.addAll(List.of("/bin/sh", "-c", WatchdogScript.TEXT, "cluster-e2e-watchdog"));
        command.add(directory.path().toString());
        command.add(PID_FILE);
        command.addAll(WatchdogMain.commandLine(provider, identity));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(process, "armed");
            return new Watchdog(process, true);
        } catch (IOException e) {
            throw unguarded(e);
        }
    }

    /** The cluster has its directory: from now on the watchdog's log lies there, and {@link #callOff} finds it. */
    void claimed() {
        say("claimed");
        if (process != null) {
            try {
                await(process, "guarding");
            } catch (IOException e) {
                throw unguarded(e);
            }
        }
    }

    /** One line at a time is there to be read, so that a reader of its own takes nothing from the next. */
    private static void await(Process process, String answer) throws IOException {
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!answer.equals(answers.readLine())) {
            throw new IOException("it did not answer '" + answer + "'");
        }
    }

    private static ClusterException unguarded(IOException e) {
        return new ClusterException(
                Trouble.WATCHDOG.explain("The watchdog could not be started (" + e.getMessage()
                        + "), so that a crash would leave the" + " cluster behind. It needs /bin/sh."),
                e);
    }

    /** Whether there is one, of this process. */
    boolean isArmed() {
        return process != null;
    }

    /** Whether the cluster goes with this process. */
    boolean guardsOwned() {
        return owned;
    }

    /** The cluster is built and outlives this process: the watchdog waits for the lease's end, if it has one. */
    void standing(Optional<Instant> expires) {
        owned = false;
        say("standing "
                + expires.map(end -> Long.toString(end.getEpochSecond())).orElse("for-ever"));
    }

    /** The cluster is gone. */
    void stop() {
        say("stop");
        letGo();
    }

    /** Leaves the watchdog to itself. */
    void letGo() {
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                LOG.debug("The watchdog had closed its end", e);
            }
        }
    }

    /** Ends the watchdog of a cluster that another process made. */
    static void callOff(ClusterDirectory directory) {
        try {
            long pid = Long.parseLong(
                    Files.readString(directory.path().resolve(PID_FILE)).strip());
            String itself = directory.path().toString();
            ProcessHandle.of(pid)
                    // The number may have been given to another process: its command line names the directory.
                    .filter(process -> process.info().arguments().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(itself::equals))
                    .ifPresent(ProcessHandle::destroy);
        } catch (IOException | NumberFormatException e) {
            LOG.debug("No watchdog to call off in {}", directory.path());
        }
    }

    private void say(String line) {
        if (process == null) {
            return;
        }
        try {
            OutputStream words = process.getOutputStream();
            words.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            words.flush();
        } catch (IOException e) {
            LOG.debug("The watchdog had ended", e);
        }
    }
}
