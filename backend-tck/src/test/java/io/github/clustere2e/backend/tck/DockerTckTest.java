// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.junit.BackendTck;
import io.github.clustere2e.backend.tck.rule.Subject;
import org.junit.jupiter.api.Tag;

/** Nodes as Docker containers keep the contract. */
@Tag("engine")
class DockerTckTest extends BackendTck {

    @Override
    protected Subject subject() {
        return Subject.builder("docker").build();
    }
}
