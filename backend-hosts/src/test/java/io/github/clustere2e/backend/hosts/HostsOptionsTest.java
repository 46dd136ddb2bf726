// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsOptionsTest {

    private final Host plain = Host.at("a").build();

    @Test
    void equalPoolsHaveOneFingerprintAndOthersAnother() {
        HostsOptions pool = HostsOptions.of(plain, Host.at("b").jump(plain).build());
        HostsOptions same = HostsOptions.of(
                plain.toBuilder().build(),
                Host.at("b").jump(Host.at("a").build()).build());
        assertThat(same).isEqualTo(pool).hasSameHashCodeAs(pool);
        assertThat(same.fingerprint()).isEqualTo(pool.fingerprint());
        for (Host other : List.of(
                Host.at("b").build(),
                plain.toBuilder().keyFile(Path.of("/key")).build(),
                plain.toBuilder().agent().build(),
                plain.toBuilder().roles(Role.AGENT).build(),
                plain.toBuilder().jump(Host.at("c").build()).build())) {
            assertThat(HostsOptions.of(other).fingerprint())
                    .isNotEqualTo(HostsOptions.of(plain).fingerprint());
            assertThat(other).isNotEqualTo(plain);
        }
    }

    @Test
    void noHostsAndTwoOfOneNameAreRefused() {
        assertThatThrownBy(HostsOptions::of)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name at least one");
        assertThatThrownBy(() -> HostsOptions.of(plain, plain))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Two hosts of the pool are called 'a'");
    }
}
