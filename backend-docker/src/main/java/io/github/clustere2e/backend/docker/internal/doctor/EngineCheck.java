// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;
import java.time.Duration;

/** A check that needs an engine: without one it says that it did not look, and {@code docker.engine} says why. */
abstract class EngineCheck implements Check {

    private final String id;

    EngineCheck(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    /** Some start a container, which takes its time on a busy engine. */
    @Override
    public final Duration limit() {
        return Duration.ofMinutes(1);
    }

    @Override
    public final Finding examine() throws Exception {
        try {
            return look();
        } catch (BackendUnavailableException e) {
            return Finding.note(id, "Not looked at: no engine answers that can be used.");
        }
    }

    abstract Finding look() throws Exception;
}
