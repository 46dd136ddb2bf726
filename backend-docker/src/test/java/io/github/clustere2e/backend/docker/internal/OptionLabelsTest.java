// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.Access;
import io.github.clustere2e.backend.docker.Distribution;
import io.github.clustere2e.backend.docker.DockerInside;
import io.github.clustere2e.backend.docker.DockerMount;
import io.github.clustere2e.backend.docker.DockerNetwork;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.docker.DockerStorageDriver;
import io.github.clustere2e.backend.docker.HostPort;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was asked for when a cluster was made holds for the nodes that are added to it. */
class OptionLabelsTest {

    /** Each option with something else than its default, in one of these. */
    private static final List<DockerOptions> ALL = List.of(
            DockerOptions.builder()
                    .image("own:1")
                    .packages("jq", "curl")
                    .namePrefix("lab")
                    .workspace(Path.of("/tmp"))
                    .mount(DockerMount.bind(Path.of("/a"), "/b").asReadOnly())
                    .mount(Role.AGENT, DockerMount.tmpfs("/c", "3m"))
                    .mount(Role.AGENT, DockerMount.volume("/d"))
                    .mount(DockerMount.volume("named", "/e"))
                    .label("team", "a=b")
                    .label(Role.AGENT, "x", "")
                    .environment("TEXT", "one two")
                    .sysctl("net.core.somaxconn", "99")
                    .memory("1g")
                    .memory(Role.AGENT, "1500000k")
                    .cpus(Role.AGENT, 1.5)
                    .linuxCapability(Role.AGENT, "NET_ADMIN")
                    .privileged(true)
                    .seccomp("{\n\"defaultAction\": \"SCMP_ACT_ALLOW\"}")
                    .appArmor("mine")
                    .hostPort(HostPort.automatic(Role.AGENT, 0, 80))
                    .hostPort(HostPort.automatic(Role.AGENT, 0, 81).on("10.0.0.1"))
                    .hostPort(HostPort.of(Role.AGENT, 1, 80, 8000))
                    .network(DockerNetwork.own("10.30.0.0/24"))
                    .cgroupMount(false)
                    .access(Access.PUBLISHED)
                    .dockerInside(DockerInside.version("18.06.3-ce"))
                    .dockerInside(
                            Role.AGENT,
                            DockerInside.version("28.0.4")
                                    .storageDriver(DockerStorageDriver.VFS)
                                    .downloads(URI.create("https://mirror.example/docker")))
                    .build(),
            DockerOptions.builder()
                    .dockerfile(Path.of("pom.xml").toAbsolutePath())
                    .network(DockerNetwork.defaultBridge())
                    .build(),
            DockerOptions.builder()
                    .distribution(Distribution.UBUNTU_24_04)
                    .network(DockerNetwork.existing("lab"))
                    .build());

    /** An option that is added later fails this until it is set above, and then until it is written. */
    @TestFactory
    Stream<DynamicTest> everyOptionIsRemembered() {
        return Arrays.stream(DockerOptions.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals("backendId"))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    Object nothing = value(method, DockerOptions.defaults());
                    assertThat(ALL)
                            .anySatisfy(options ->
                                    assertThat(value(method, options)).isNotEqualTo(nothing));
                    assertThat(ALL)
                            .allSatisfy(options -> assertThat(value(method, remembered(options)))
                                    .isEqualTo(value(method, options)));
                }));
    }

    @Test
    void defaultsNeedNoLabels() {
        assertThat(OptionLabels.of(DockerOptions.defaults())).isEmpty();
    }

    private static DockerOptions remembered(DockerOptions options) {
        return OptionLabels.read(OptionLabels.of(options));
    }

    private static Object value(Method option, DockerOptions options) throws ReflectiveOperationException {
        return option.getParameterCount() == 0 ? option.invoke(options) : option.invoke(options, Role.AGENT);
    }
}
