// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.docker.Access;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.Locale;

/** Which way leads to the nodes where the options leave that open. */
final class AccessChoice {

    private AccessChoice() {}

    /** Elsewhere than on Linux the engine is in a virtual machine, whatever its socket looks like. */
    static boolean isPublished(DockerOptions options, Engine engine) {
        return options.access() == Access.PUBLISHED
                || (options.access() == Access.AUTOMATIC && !(engine.isLocal() && isLinux()));
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }
}
