// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.api.InterruptedClusterException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a short script in a container of the node image, and removes it again. It never builds the image for that. */
final class ProbeContainer {

    private static final int SECONDS = 15;

    private final Surroundings surroundings;
    private final Map<String, String> labels;

    /** Labels by which the sweep finds the container if this process dies. */
    ProbeContainer(Surroundings surroundings, Map<String, String> labels) {
        this.surroundings = surroundings;
        this.labels = labels;
    }

    boolean hasImage() {
        try {
            surroundings.client().inspectImageCmd(surroundings.nodeImage()).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Returns what the script writes to either stream; how it ends does not matter. */
    String run(String script, Bind... binds) {
        DockerClient client = surroundings.client();
        String container = client.createContainerCmd(surroundings.nodeImage())
                .withEntrypoint("/bin/sh", "-c", script)
                .withLabels(labels)
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withInit(false)
                        .withBinds(binds))
                .exec()
                .getId();
        try {
            client.startContainerCmd(container).exec();
            client.waitContainerCmd(container)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(SECONDS, TimeUnit.SECONDS);
            return output(client, container);
        } finally {
            client.removeContainerCmd(container).withForce(true).exec();
        }
    }

    private static String output(DockerClient client, String container) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ResultCallback.Adapter<Frame> log = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Frame frame) {
                text.writeBytes(frame.getPayload());
            }
        }) {
            client.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(log)
                    .awaitCompletion(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while a check looked at the engine's machine", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
