// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command reads, as a file in its container: docker-java cannot tell the engine that the input has ended, and the
 * command would wait for the end for ever. The file can be read by any user who knows its name, which nobody can guess
 * or list.
 */
final class ExecInput {

    private static final Logger LOG = LoggerFactory.getLogger(ExecInput.class);

    /** On the container's own disk: a copy into a tmpfs would be lost without a word (moby#22020). */
    private static final String PLACE = "/var/lib/cluster-e2e";

    private static final String DIRECTORY = "exec";
    private static final String READ = "exec < \"$0\"; exec \"$@\"";
    private static final int SECONDS = 15;

    private final Engine engine;
    private final String container;
    private final String file;
    private final boolean there;

    private ExecInput(Engine engine, String container, String file, boolean there) {
        this.engine = engine;
        this.container = container;
        this.file = file;
        this.there = there;
    }

    /** Puts the input there, unless it is nothing. */
    static ExecInput send(Engine engine, String container, StandardInput input, String name) throws IOException {
        String file = PLACE + "/" + DIRECTORY + "/" + name;
        Path copy = Files.createTempFile("cluster-e2e-input", null); // readable by its owner alone
        try {
            try (InputStream bytes = input.open()) {
                Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            boolean any = Files.size(copy) > 0;
            if (any) {
                try (InputStream tar = FileTar.of(List.of(
                        new FileTar.Entry(DIRECTORY + "/", copy, 0711),
                        new FileTar.Entry(DIRECTORY + "/" + name, copy, 0444)))) {
                    engine.client()
                            .copyArchiveToContainerCmd(container)
                            .withRemotePath(PLACE)
                            .withTarInputStream(tar)
                            .exec();
                }
            }
            return new ExecInput(engine, container, file, any);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** The command that reads it and then becomes the one that is wanted. */
    List<String> command(List<String> wanted) {
        if (!there) {
            return wanted;
        }
        List<String> reading = new ArrayList<>(List.of("/bin/sh", "-c", READ, file));
        reading.addAll(wanted);
        return reading;
    }

    void remove() {
        if (!there) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try (ResultCallback.Adapter<Frame> output = new ResultCallback.Adapter<>()) {
            String exec = engine.client()
                    .execCreateCmd(container)
                    .withUser("root")
                    .withAttachStdout(true)
                    .withCmd("rm", "-f", file)
                    .exec()
                    .getId();
            engine.client().execStartCmd(exec).exec(output).awaitCompletion(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (DockerException | IOException e) {
            LOG.debug("The input {} stays in the container {}", file, container, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
