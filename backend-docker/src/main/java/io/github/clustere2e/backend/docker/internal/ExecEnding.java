// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a command that was run by exec, with all its descendants: the engine has no call for that, and tells the process
 * id of another namespace. They are known by a mark in their environment.
 */
record ExecEnding(Engine engine) {

    /** The environment variable that marks the processes of one command. */
    static final String MARK = "CLUSTER_E2E_EXEC";

    private static final Logger LOG = LoggerFactory.getLogger(ExecEnding.class);
    private static final int SECONDS = 15;

    /** TERM, then up to two seconds, then KILL until nobody is left; processes that begin meanwhile are found too. */
    private static final String SCRIPT = """
            marked() {
                for process in /proc/[0-9]*; do
                    if grep -qsF "$1" "$process/environ"; then echo "${process#/proc/}"; fi
                done
            }
            signal=TERM
            for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                left=$(marked "$1")
                [ -n "$left" ] || exit 0
                [ $turn -lt 10 ] || signal=KILL
                [ $turn -gt 1 ] && [ $turn -lt 10 ] || kill -s $signal $left 2>/dev/null
                sleep 0.2
            done
            """;

    void end(String container, String mark) {
        boolean interrupted = Thread.interrupted(); // what has begun is ended all the same
        try (ResultCallback.Adapter<Frame> output = new ResultCallback.Adapter<>()) {
            String exec = engine.client()
                    .execCreateCmd(container)
                    .withUser("root")
                    .withAttachStdout(true)
                    .withCmd("/bin/sh", "-c", SCRIPT, "end", MARK + "=" + mark)
                    .exec()
                    .getId();
            engine.client().execStartCmd(exec).exec(output).awaitCompletion(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (DockerException | IOException e) {
            LOG.warn("A command was given up, but may still run in the container {}", container, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
