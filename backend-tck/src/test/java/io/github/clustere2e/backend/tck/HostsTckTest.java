// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.tck.junit.BackendTck;
import io.github.clustere2e.backend.tck.rule.Subject;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts that exist, here the nodes of a Docker cluster, keep what the contract says of their capabilities. */
@Tag("engine")
class HostsTckTest extends BackendTck {

    /** As many as there are at a time when each lane runs one rule. */
    private static final int HOSTS = 8;

    @RegisterExtension
    static final DockerPool POOL = new DockerPool(HOSTS);

    @Override
    protected Subject subject() {
        return Subject.builder("hosts")
                .option("hosts", POOL.file().toString())
                .atMost(1)
                .build();
    }

    @Override
    protected void examined(Certificate certificate) throws IOException {
        Pages.assertHas(certificate);
        assertThat(certificate.certified()).as(certificate.toString()).isTrue();
    }
}
