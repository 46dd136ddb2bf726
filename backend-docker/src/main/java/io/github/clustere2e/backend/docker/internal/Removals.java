// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.clustere2e.api.ClusterException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what may be gone already, or may be just being removed by somebody else. */
final class Removals {

    private static final Logger LOG = LoggerFactory.getLogger(Removals.class);

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Removals() {}

    static void volume(Engine engine, String name) {
        try {
            engine.client().removeVolumeCmd(name).exec();
        } catch (NotFoundException e) {
            LOG.debug("Volume {} was gone already", name);
        } catch (DockerException e) {
            throw new ClusterException("The engine does not remove the volume '" + name + "': " + e.getMessage(), e);
        }
    }

    /** Removes a container of ours that is no node, with the volumes without a name that its image may declare. */
    static void helper(Engine engine, String container) {
        engine.client()
                .removeContainerCmd(container)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
    }

    /** Waits for the end of a removal that has begun; the engine offers no event for it through docker-java. */
    static void awaitGone(Engine engine, String container, DockerException conflict) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            try {
                engine.client().inspectContainerCmd(container).exec();
            } catch (NotFoundException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw conflict;
    }
}
