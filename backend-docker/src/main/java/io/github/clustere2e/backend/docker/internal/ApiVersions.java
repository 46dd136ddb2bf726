// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.RemoteApiVersion;
import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Trouble;
import org.jspecify.annotations.Nullable;

/** Agrees with the engine on the version of its API. */
final class ApiVersions {

    /** Docker Engine 20.10; control group namespaces can be chosen from there on. */
    private static final RemoteApiVersion OLDEST = RemoteApiVersion.VERSION_1_41;
    /** The newest that docker-java knows. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private ApiVersions() {}

    static RemoteApiVersion agreed(Version engine) {
        RemoteApiVersion newest = version(engine.getApiVersion());
        if (!newest.isGreaterOrEqual(OLDEST)) {
            throw new BackendUnavailableException(Trouble.ENGINE_VERSION.explain("The Docker engine is too old: it is "
                    + engine.getVersion()
                    + " with API " + engine.getApiVersion() + ", and at least Docker Engine 20.10 with API 1.41 is"
                    + " needed. Install a newer engine."));
        }
        RemoteApiVersion agreed = newest.isGreaterOrEqual(NEWEST) ? NEWEST : newest;
        if (!agreed.isGreaterOrEqual(version(engine.getMinAPIVersion()))) {
            throw new BackendUnavailableException(
                    Trouble.ENGINE_VERSION.explain("The Docker engine is too new: it is " + engine.getVersion()
                            + " and no longer speaks an API older than " + engine.getMinAPIVersion()
                            + ", and this version of Cluster E2E speaks up to " + NEWEST.getVersion()
                            + ". Use a newer version of Cluster E2E."));
        }
        return agreed;
    }

    private static RemoteApiVersion version(@Nullable String text) {
        return text == null || text.isBlank() ? RemoteApiVersion.create(1, 0) : RemoteApiVersion.parseConfig(text);
    }
}
