// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import java.util.concurrent.Callable;

/** What several checks need to know of the engine; asked once. */
final class Facts {

    private final Once<Info> info;
    private final Once<EngineHost> host;

    Facts(Callable<Info> info, Callable<EngineHost> host) {
        this.info = new Once<>(info);
        this.host = new Once<>(host);
    }

    static Facts of(Surroundings surroundings, ProbeContainer probe) {
        Once<Info> info = new Once<>(() -> surroundings.client().infoCmd().exec());
        return new Facts(info::get, () -> EngineHost.read(surroundings, info.get(), probe));
    }

    /** What {@code docker info} tells. */
    Info info() throws Exception {
        return info.get();
    }

    /** The machine that the engine runs on; nothing is known of it if it is another one and there is no image yet. */
    EngineHost host() throws Exception {
        return host.get();
    }
}
