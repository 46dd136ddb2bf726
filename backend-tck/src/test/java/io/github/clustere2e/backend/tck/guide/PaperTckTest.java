// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.guide;

import io.github.clustere2e.backend.tck.junit.BackendTck;
import io.github.clustere2e.backend.tck.rule.Subject;
import org.junit.jupiter.api.Tag;

/** The backend of the guide keeps the contract. */
@Tag("engine")
class PaperTckTest extends BackendTck {

    @Override
    protected Subject subject() {
        return Subject.builder("paper")
                .option("image", System.getProperty("paper.image", "paper-node"))
                .build();
    }
}
