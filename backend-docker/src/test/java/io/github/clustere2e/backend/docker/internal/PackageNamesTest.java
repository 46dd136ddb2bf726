// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.docker.Distribution;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackageNamesTest {

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void whatAShellWouldReadAsMoreThanANameIsRefusedEverywhere(Distribution distribution) {
        for (String name : List.of("jq; reboot", "$(reboot)", "-y", "", "a b", "a\nb", "a/b", "a>b")) {
            assertThatThrownBy(() -> PackageNames.check(Set.of(name), options(distribution)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("packages: ", name, distribution.id());
        }
    }

    @Test
    void eachDistributionHasItsOwnNames() {
        assertThatCode(() -> PackageNames.check(Set.of("g++", "libc6-dev"), options(Distribution.UBUNTU_22_04)))
                .doesNotThrowAnyException();
        assertThatCode(() -> PackageNames.check(Set.of("NetworkManager", "java_x"), options(Distribution.ROCKY_9)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PackageNames.check(Set.of("NetworkManager"), options(Distribution.DEBIAN_13)))
                .hasMessageContaining("'NetworkManager' is not the name of a package of debian-13");
    }

    @Test
    void anImageOfOnesOwnMayHaveAnyDistribution() {
        DockerOptions own = DockerOptions.builder().image("own:1").build();

        assertThatCode(() -> PackageNames.check(Set.of("NetworkManager", "g++"), own))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PackageNames.check(Set.of("jq; reboot"), own)).hasMessageContaining("'jq; reboot'");
    }

    @Test
    void flatcarTakesNoneAndSaysWhatHelps() {
        assertThatCode(() -> PackageNames.check(Set.of(), options(Distribution.FLATCAR)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PackageNames.check(Set.of("jq"), options(Distribution.FLATCAR)))
                .hasMessageContainingAll("flatcar has no package manager", "jq", "Choose another distribution");
    }

    private static DockerOptions options(Distribution distribution) {
        return DockerOptions.builder().distribution(distribution).build();
    }
}
