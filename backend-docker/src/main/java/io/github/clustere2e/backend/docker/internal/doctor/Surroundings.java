// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import java.net.URI;

/** What the rest of the backend lends to its doctor. Thread-safe. */
public interface Surroundings {

    /** Where the engine is asked for. */
    URI address();

    /** Whether the engine is reached by a socket of this machine. */
    boolean isLocal();

    /**
     * Asks the engine for its version, and for nothing else.
     *
     * @throws io.github.clustere2e.api.BackendUnavailableException if none answers; it says what helps
     */
    Version version();

    /**
     * Returns the version of the API that both sides speak.
     *
     * @throws io.github.clustere2e.api.BackendUnavailableException if there is none; it says what helps
     */
    String agreedApi(Version engine);

    /**
     * Returns a client.
     *
     * @throws io.github.clustere2e.api.BackendUnavailableException if no engine answers that can be used
     */
    DockerClient client();

    /** The name that the image of nodes has, or will have once it is built. */
    String nodeImage();

    /** How many of the subnets for clusters overlap with no interface of this machine and no network of the engine. */
    int freeSubnets();
}
