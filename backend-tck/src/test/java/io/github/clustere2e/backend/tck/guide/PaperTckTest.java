// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.guide;

import io.github.clustere2e.backend.tck.junit.BackendTck;
import io.github.clustere2e.backend.tck.rule.Subject;
import org.junit.jupiter.api.Tag; // of this build
import org.junit.jupiter.api.extension.ExtendWith; // of this build

/** Nodes that the command {@code docker} makes keep the contract. */
@Tag("engine") // of this build
@ExtendWith(NodeImage.class) // of this build
class PaperTckTest extends BackendTck {

    @Override
    protected Subject subject() {
        return Subject.builder("paper")
                .option("image", System.getProperty("paper.image", "paper-node"))
                .build();
    }
}
