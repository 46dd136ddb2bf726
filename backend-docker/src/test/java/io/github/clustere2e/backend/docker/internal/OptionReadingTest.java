// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.Access;
import io.github.clustere2e.backend.docker.Distribution;
import io.github.clustere2e.backend.docker.DockerInside;
import io.github.clustere2e.backend.docker.DockerMount;
import io.github.clustere2e.backend.docker.DockerNetwork;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.docker.DockerStorageDriver;
import io.github.clustere2e.backend.docker.HostPort;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionReadingTest {

    @Test
    void everyOptionThatTheTableListsReachesItsPlace() {
        List<String> given = List.of(
                "image=mine:1",
                "packages=jq,etcd-server",
                "name-prefix=lab",
                "workspace=/tmp",
                "mount=/a:/b:ro",
                "mount.agent=tmpfs:/c:1m",
                "label=team=a=b",
                "label.agent=x=",
                "environment=PATH_TO=/x=y",
                "sysctl=net.core.somaxconn=99",
                "memory=1g",
                "memory.agent=512m",
                "cpus.agent=1.5",
                "capability=NET_ADMIN",
                "privileged=true",
                "seccomp=unconfined",
                "apparmor=mine",
                "host-port=master_0:80=8000",
                "network=lab",
                "cgroup-mount=false",
                "access=published",
                "docker=distribution",
                "docker.agent=20.10.24,vfs");
        DockerOptions options = read(given);

        assertThat(options.image()).contains("mine:1");
        assertThat(options.packages()).containsExactly("jq", "etcd-server");
        assertThat(options.namePrefix()).isEqualTo("lab");
        assertThat(options.workspace()).contains(Path.of("/tmp"));
        assertThat(options.mounts(Role.AGENT))
                .containsExactly(DockerMount.bind(Path.of("/a"), "/b").asReadOnly(), DockerMount.tmpfs("/c", "1m"));
        assertThat(options.labels(Role.AGENT)).containsEntry("team", "a=b").containsEntry("x", "");
        assertThat(options.environment()).containsEntry("PATH_TO", "/x=y");
        assertThat(options.sysctls()).containsEntry("net.core.somaxconn", "99");
        assertThat(options.memoryBytes(Role.AGENT)).hasValue(512L << 20);
        assertThat(options.memoryBytes(Role.MASTER)).hasValue(1L << 30);
        assertThat(options.cpus(Role.AGENT)).hasValue(1.5);
        assertThat(options.linuxCapabilities(Role.MASTER)).containsExactly("NET_ADMIN");
        assertThat(options.privileged()).isTrue();
        assertThat(options.seccomp()).contains("unconfined");
        assertThat(options.appArmor()).contains("mine");
        assertThat(options.hostPorts()).containsExactly(HostPort.of(Role.MASTER, 0, 80, 8000));
        assertThat(options.network()).isEqualTo(DockerNetwork.existing("lab"));
        assertThat(options.cgroupMount()).isFalse();
        assertThat(options.access()).isEqualTo(Access.PUBLISHED);
        assertThat(read(List.of("distribution=debian-13")).distribution()).isEqualTo(Distribution.DEBIAN_13);
        assertThat(options.dockerInside(Role.MASTER)).contains(DockerInside.distribution());
        assertThat(options.dockerInside(Role.AGENT))
                .contains(DockerInside.version("20.10.24").storageDriver(DockerStorageDriver.VFS));
        assertThat(read(List.of("subnet=10.30.0.0/24")).network()).isEqualTo(DockerNetwork.own("10.30.0.0/24"));

        List<String> names = Stream.concat(given.stream(), Stream.of("subnet=", "dockerfile=", "distribution="))
                .map(text -> text.replaceFirst("[.=].*", ""))
                .distinct()
                .toList();
        assertThat(OptionTable.ALL).extracting(NamedOption::name).hasSameElementsAs(names);
    }

    @Test
    void nothingGivenIsTheDefaults() {
        assertThat(read(List.of()).network()).isEqualTo(DockerNetwork.own());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceByTheNameThatWasGiven() {
        assertThatThrownBy(() -> read(List.of(
                        "memry=1g",
                        "colour=red",
                        "memory.agent=lots",
                        "memory.Agent=1g",
                        "cpus=many",
                        "access=somehow",
                        "privileged=yes",
                        "mount=here",
                        "image.agent=x",
                        "seccomp=/no/such/file",
                        "access=direct",
                        "distribution=debian-99",
                        "network=lab",
                        "subnet=10.30.0.0/24")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "there is no option 'memry' (did you mean 'memory'?). There are: image,",
                        "there is no option 'colour'. There are: image,",
                        "mount[.ROLE]",
                        "memory.agent: 'lots' is not a size",
                        "memory.Agent: 'Agent' is not a role name",
                        "cpus: 'many' is not a number",
                        "access: 'somehow' is no way",
                        "access: it is given twice",
                        "distribution: there is no distribution 'debian-99'. There are: debian-12, debian-13,",
                        "privileged: 'yes' is neither true nor false",
                        "mount: 'here' is not a mount",
                        "image.agent: it is for all nodes",
                        "seccomp: there is no file",
                        "network and subnet");
    }

    private static DockerOptions read(List<String> given) {
        return OptionReading.read(given.stream().map(OptionValue::parse).toList());
    }
}
