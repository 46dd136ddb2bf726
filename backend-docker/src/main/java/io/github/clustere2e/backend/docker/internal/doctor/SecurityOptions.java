// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import java.util.List;

/** Reads the list of an engine's security options: texts such as {@code name=seccomp,profile=default}. */
final class SecurityOptions {

    private SecurityOptions() {}

    static boolean has(Info info, String name) {
        List<String> options = info.getSecurityOptions();
        return options != null
                && options.stream()
                        .anyMatch(option -> List.of(option.split(",")).contains("name=" + name));
    }
}
