// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.DockerInside;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.Optional;
import java.util.Set;

/**
 * What tells the images of one cluster's nodes apart.
 *
 * @param packages what their requirements name
 * @param docker the Docker engine inside, if any
 */
record ImageNeeds(Set<String> packages, Optional<DockerInside> docker) {

    static ImageNeeds of(DockerOptions options, Role role, NodeRequirements requirements) {
        return new ImageNeeds(requirements.packages(), InnerDocker.wanted(options, role, requirements));
    }
}
