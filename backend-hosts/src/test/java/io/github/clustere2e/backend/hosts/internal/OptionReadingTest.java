// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.backend.hosts.HostsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionReadingTest {

    @TempDir
    Path directory;

    @Test
    void hostsOfFilesInventoriesAndSingleOnesMakeOnePool() throws IOException {
        Path yaml = Files.writeString(directory.resolve("hosts.yml"), "hosts: [a]");
        Path inventory = Files.writeString(directory.resolve("inventory"), "[web]\nb\n");
        assertThat(read(
                                "hosts=" + yaml,
                                "inventory=" + inventory,
                                "host=me@c:23",
                                "host.master=[fd00::7]:24",
                                "group.agent=web")
                        .hosts())
                .containsExactly(
                        Host.at("a").build(),
                        Host.at("b").roles(Role.AGENT).build(),
                        Host.at("c").user("me").port(23).build(),
                        Host.at("fd00::7").port(24).roles(Role.MASTER).build());
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> read("hosts=/nowhere.yml", "host=a b", "host.Bad=c", "group=x", "cpus=2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Option hosts=/nowhere.yml: There is no file")
                .hasMessageContaining("'a b' is no host")
                .hasMessageContaining("'Bad' is not a role name")
                .hasMessageContaining("group.ROLE=GROUP")
                .hasMessageContaining("there is no option 'cpus' of the backend 'hosts'. There are: hosts, inventory,");
        assertThatThrownBy(() -> read("group.agent=x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name no host");
    }

    private static HostsOptions read(String... options) {
        List<OptionValue> values =
                Arrays.stream(options).map(OptionValue::parse).toList();
        return new HostsClusterProvider().readOptions(values);
    }
}
