// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerOptionsTest {

    @TempDir
    Path directory;

    @Test
    void nothingIsAskedForWithoutBeingSaid() {
        DockerOptions options = DockerOptions.defaults();

        assertThat(options.distribution()).isEqualTo(Distribution.DEBIAN_12);
        assertThat(options.image()).isEmpty();
        assertThat(options.dockerfile()).isEmpty();
        assertThat(options.packages()).isEmpty();
        assertThat(options.namePrefix()).isEqualTo("cluster-e2e");
        assertThat(options.mounts(Role.AGENT)).isEmpty();
        assertThat(options.labels(Role.AGENT)).isEmpty();
        assertThat(options.environment()).isEmpty();
        assertThat(options.sysctls()).isEmpty();
        assertThat(options.memoryBytes(Role.AGENT)).isEmpty();
        assertThat(options.cpus(Role.AGENT)).isEmpty();
        assertThat(options.linuxCapabilities(Role.AGENT)).isEmpty();
        assertThat(options.privileged()).isFalse();
        assertThat(options.seccomp()).isEmpty();
        assertThat(options.appArmor()).isEmpty();
        assertThat(options.hostPorts()).isEmpty();
        assertThat(options.network()).isEqualTo(DockerNetwork.own());
        assertThat(options.cgroupMount()).isTrue();
        assertThat(options.access()).isEqualTo(Access.AUTOMATIC);
        assertThat(options.roles()).isEmpty();
    }

    @Test
    void anImageOfOnesOwnHasADistributionAlready() {
        DockerOptionsBuilder image =
                DockerOptions.builder().distribution(Distribution.DEBIAN_12).image("own:1");
        DockerOptionsBuilder dockerfile =
                DockerOptions.builder().distribution(Distribution.DEBIAN_13).dockerfile(Path.of("pom.xml"));

        assertThatThrownBy(image::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("distribution and image: an image of your own has a distribution already");
        assertThatThrownBy(dockerfile::build).hasMessageContaining("distribution and dockerfile");
    }

    @Test
    void aRoleHasWhatIsForAllAndWhatIsForItAlone() {
        DockerMount common = DockerMount.volume("/common");
        DockerMount agents = DockerMount.tmpfs("/agents", "1m");
        DockerOptions options = DockerOptions.builder()
                .mount(common)
                .mount(Role.AGENT, agents)
                .label("team", "all")
                .label(Role.AGENT, "team", "agents")
                .memory("256m")
                .memory(Role.MASTER, "1g")
                .cpus(2)
                .cpus(Role.AGENT, 0.5)
                .linuxCapability("NET_ADMIN")
                .linuxCapability(Role.AGENT, "NET_RAW")
                .hostPort(HostPort.automatic(Role.of("web"), 0, 80))
                .build();

        assertThat(options.mounts(Role.AGENT)).containsExactly(common, agents);
        assertThat(options.mounts(Role.MASTER)).containsExactly(common);
        assertThat(options.labels(Role.AGENT)).containsEntry("team", "agents").hasSize(1);
        assertThat(options.labels(Role.MASTER)).containsEntry("team", "all");
        assertThat(options.memoryBytes(Role.MASTER)).hasValue(1L << 30);
        assertThat(options.memoryBytes(Role.AGENT)).hasValue(256L << 20);
        assertThat(options.cpus(Role.AGENT)).hasValue(0.5);
        assertThat(options.cpus(Role.MASTER)).hasValue(2);
        assertThat(options.linuxCapabilities(Role.AGENT)).containsExactly("NET_ADMIN", "NET_RAW");
        assertThat(options.roles()).containsExactly(Role.AGENT, Role.MASTER, Role.of("web"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsOptionAndItsCure() {
        DockerOptionsBuilder builder = DockerOptions.builder()
                .image(" ")
                .namePrefix("-x")
                .label("io.github.clustere2e.cluster", "mine")
                .label(Role.AGENT, "", "nameless")
                .environment("1A", "x")
                .environment("TWO", "a\nb")
                .sysctl("kernel.panic", "3")
                .memory("lots")
                .memory(Role.AGENT, "1m")
                .cpus(0)
                .seccomp(directory.resolve("none.json").toString())
                .appArmor("");

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "image: the image's name is empty",
                        "name-prefix: '-x' cannot begin",
                        "label: 'io.github.clustere2e.cluster' cannot be a label of yours",
                        "label.agent: '' cannot be a label",
                        "environment: '1A' is not the name of a variable",
                        "environment: the value of 'TWO' has a line end",
                        "sysctl: 'kernel.panic' is not a parameter that a container has for itself",
                        "sudo sysctl -w kernel.panic=",
                        "memory: 'lots' is not a size",
                        "memory.agent: 1048576 bytes are too few",
                        "cpus: 0.0 processors cannot be",
                        "seccomp: there is no file",
                        "apparmor: the profile's name is empty");
    }

    @Test
    void anImageAndADockerfileExcludeEachOther() throws Exception {
        Path dockerfile = Files.writeString(directory.resolve("Dockerfile"), "FROM x\n");

        assertThatThrownBy(() -> DockerOptions.builder()
                        .image("x")
                        .dockerfile(dockerfile)
                        .build())
                .hasMessageContaining("image and dockerfile: only one of them");
    }

    @Test
    void aSeccompProfileIsReadWhenTheOptionsAreBuilt() throws Exception {
        Path profile = Files.writeString(directory.resolve("profile.json"), "{}");
        DockerOptions options =
                DockerOptions.builder().seccomp(profile.toString()).build();
        Files.delete(profile);

        assertThat(options.seccomp()).contains("{}");
        assertThat(DockerOptions.builder().seccomp("unconfined").build().seccomp())
                .contains("unconfined");
        assertThat(DockerOptions.builder().seccomp("default").build().seccomp()).isEmpty();
    }
}
