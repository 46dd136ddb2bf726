// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeRequirementsTest {

    @Test
    void requirementsAddUp() {
        NodeRequirements one =
                NodeRequirements.none().withPackages("curl", "tar").withVolumes("/var/lib/etcd");
        NodeRequirements other = NodeRequirements.none()
                .withPackages("tar", "xz-utils")
                .withTmpfs("/tmp")
                .withLinuxCapabilities("NET_ADMIN")
                .withDocker()
                .withPorts(2379);

        assertThat(one.and(other))
                .isEqualTo(new NodeRequirements(
                        Set.of("curl", "tar", "xz-utils"),
                        Set.of("/var/lib/etcd"),
                        Set.of("/tmp"),
                        Set.of("NET_ADMIN"),
                        true,
                        Set.of(),
                        Set.of(2379)));
        assertThat(NodeRequirements.none().and(one)).isEqualTo(one);
    }

    @Test
    void packagesKeepTheirOrder() {
        NodeRequirements requirements =
                NodeRequirements.none().withPackages("z", "a").withPackages("m");

        assertThat(requirements.packages()).containsExactly("z", "a", "m");
    }

    @Test
    void laterChangesOfTheCallersSetDoNotReachThem() {
        Set<String> packages = new LinkedHashSet<>(List.of("curl"));
        NodeRequirements requirements =
                new NodeRequirements(packages, Set.of(), Set.of(), Set.of(), false, Set.of(), Set.of());

        packages.add("wget");

        assertThat(requirements.packages()).containsExactly("curl");
    }

    @Test
    void aPathThatIsNotAbsoluteIsRefused() {
        assertThatThrownBy(() -> NodeRequirements.none().withVolumes("var/lib"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'var/lib' is not an absolute path");
        assertThatThrownBy(() -> NodeRequirements.none().withTmpfs("tmp")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new HostMount(Path.of("/data"), "data", true))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aPortThatCannotBeOneIsRefused() {
        assertThatThrownBy(() -> NodeRequirements.none().withPorts(80, 70000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("70000 is no TCP port");
    }
}
