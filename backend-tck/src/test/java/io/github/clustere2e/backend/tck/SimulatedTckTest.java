// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.simulated.SimulatedOptions;
import io.github.clustere2e.backend.tck.junit.BackendTck;
import io.github.clustere2e.backend.tck.rule.Subject;
import io.github.clustere2e.ssh.SshNode;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;

/** Simulated nodes with a confined shell keep what the contract says of their capabilities. */
@Timeout(120)
class SimulatedTckTest extends BackendTck {

    @Override
    protected Subject subject() {
        return Subject.builder(SimulatedOptions.BACKEND)
                .options(SimulatedOptions.builder().confinedShell().build())
                .hostKey(node -> ((SshNode) node).endpoint().hostKey())
                .build();
    }

    @Override
    protected void examined(Certificate certificate) throws IOException {
        Pages.assertHas(certificate);
        assertThat(certificate.certified()).as(certificate.toString()).isTrue();
    }
}
