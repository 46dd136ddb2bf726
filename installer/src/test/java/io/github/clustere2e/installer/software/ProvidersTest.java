// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerProvider;
import io.github.clustere2e.installer.Installers;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.fake.FakeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 2).and(Role.MASTER, 1);

    @Test
    void everyInstallerOfThisModuleIsFoundByItsName() {
        assertThat(Installers.all())
                .extracting(InstallerProvider::id)
                .contains("archive", "etcd", "galera", "nats", "packages", "rabbitmq", "script");
    }

    @Test
    void softwareIsInstalledOnTheRolesThatAreNamed() {
        for (String id : List.of("etcd", "galera", "nats", "rabbitmq")) {
            Installer installer = named(id, "roles=agent");

            assertThat(installer.operations()).contains(Operation.UPGRADE);
            assertThat(installer.plan(cluster).toString()).contains("agent_1").doesNotContain("master_0");
        }
    }

    @Test
    void portsAreTakenAndChecked() {
        assertThat(named("etcd", "client-port=4001")
                        .plan(cluster)
                        .step("agent_0/configure")
                        .detail())
                .contains("http://10.0.0.1:4001");
        assertThatThrownBy(() -> named("nats", "client-port=many")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> named("nats", "client-port=6222")).hasMessageContaining("port 6222");
    }

    @Test
    void packagesAreNamedInListsOrOneByOne() {
        assertThat(named("packages", "names=jq,curl", "names=git", "service=one")
                        .plan(cluster)
                        .toString())
                .contains("install jq curl git", "start one");
        assertThatThrownBy(() -> named("packages", "names=jq", "files=a.deb"))
                .hasMessageContaining("say either names or files");
    }

    @Test
    void archivesAndScriptsAreTakenFromFiles(@TempDir Path local) throws IOException {
        Path archive = Files.writeString(local.resolve("a.tar.gz"), "");
        Path unit = Files.writeString(local.resolve("hello.service"), "[Service]\nExecStart=/bin/echo ${node.name}\n");
        Path script = Files.writeString(local.resolve("run.sh"), "");

        assertThat(named("archive", "from=" + archive, "directory=/opt/a", "unit=" + unit)
                        .plan(cluster)
                        .step("agent_1/configure")
                        .detail())
                .contains("ExecStart=/bin/echo agent_1");
        assertThat(named("script", "file=master=" + script, "argument=x")
                        .plan(cluster)
                        .steps())
                .extracting(Object::toString)
                .containsExactly("master_0/script-run.sh");
        assertThatThrownBy(() -> named("archive", "from=" + script, "directory=/opt/a"))
                .hasMessageContaining("no archive");
        assertThatThrownBy(() -> named("archive", "from=" + archive)).hasMessageContaining("'directory'");
    }

    private static Installer named(String id, String... options) {
        return Installers.named(id, Stream.of(options).map(OptionValue::parse).toList());
    }
}
