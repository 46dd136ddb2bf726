// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Copies what is in volumes into others, by a short-lived container that has them all. */
final class VolumeCopies {

    static final String FROM = "/from";
    static final String TO = "/to";

    private static final int LIMIT_MINUTES = 30;
    private static final int NOTHING_THERE = 100;

    private static final String SCRIPT = "cp -a " + FROM + "/. " + TO + "/ || exit 1; [ -n \"$(find " + FROM
            + " ! -type d | head -n 1)\" ] || exit " + NOTHING_THERE;

    private final Engine engine;

    VolumeCopies(Engine engine) {
        this.engine = engine;
    }

    /**
     * Copies everything below {@value #FROM} to the same place below {@value #TO}.
     *
     * @param labels so that the container is found and removed if this process ends
     * @return whether there was anything but directories
     */
    boolean copy(Map<String, String> labels, String image, List<Mount> volumes) {
        String container = engine.client()
                .createContainerCmd(image)
                .withEntrypoint("/bin/sh", "-c", SCRIPT)
                .withLabels(labels)
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withCapAdd(rights(volumes))
                        .withMounts(volumes))
                .exec()
                .getId();
        try {
            engine.client().startContainerCmd(container).exec();
            return answer(engine.client()
                    .waitContainerCmd(container)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(LIMIT_MINUTES, TimeUnit.MINUTES));
        } catch (DockerClientException e) {
            throw new ClusterException(
                    "The volumes were not copied within " + LIMIT_MINUTES + " minutes: " + e.getMessage(), e);
        } finally {
            Removals.helper(engine, container);
        }
    }

    /** What the kernel's overlay file system notes at files, only an administrator's copy takes along. */
    private static Capability[] rights(List<Mount> volumes) {
        boolean overlays = volumes.stream()
                .anyMatch(volume -> String.valueOf(volume.getTarget()).endsWith(InnerDocker.DATA));
        return overlays ? new Capability[] {Capability.SYS_ADMIN} : new Capability[0];
    }

    private static boolean answer(int status) {
        if (status != 0 && status != NOTHING_THERE) {
            throw new ClusterException(
                    Trouble.ENGINE_DISK_FULL.explain("The volumes could not be copied (cp has failed with status "
                            + status + "). Is the engine's disk full? 'docker system df' tells."));
        }
        return status == 0;
    }
}
