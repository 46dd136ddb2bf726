// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a removal that somebody else has begun; the engine offers no event for its end through docker-java. */
final class Removals {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Removals() {}

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
