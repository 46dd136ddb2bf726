// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.fake.FakeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenconfInputTest {

    private static final GenerateConfigScript SCRIPT =
            new GenerateConfigScript(Path.of("any"), DcosVariant.OPEN, "dcos-genconf.a-b.tar", 1);

    @TempDir
    private Path directory;

    private Path authority;

    @BeforeEach
    void files() throws IOException {
        authority = directory.resolve("authority");
        Files.createDirectories(authority.resolve("deep"));
        Files.writeString(authority.resolve("deep/key.pem"), "a key");
    }

    @Test
    void everythingThatTheInstallerReadsIsInItsDirectoryAndGoesWithIt() throws IOException {
        GenconfInput input = input();
        Path made;
        try (WorkDirectory work = input.prepare(SCRIPT, "0123456789abcdef")) {
            made = work.path();
            assertThat(work.genconf().resolve("ca/deep/key.pem")).hasContent("a key");
            assertThat(work.genconf().resolve("ip-detect"))
                    .isExecutable()
                    .content()
                    .contains("10.0.0.1");
            assertThat(work.genconf().resolve("config.yaml"))
                    .content()
                    .contains("bootstrap_url: \"file:///opt/cluster-e2e-dcos/0123456789ab\"");
        }
        assertThat(made).doesNotExist();
    }

    @Test
    void anotherContentOfAFileIsAnotherMark() throws IOException {
        String before = input().mark(SCRIPT);
        assertThat(input().mark(SCRIPT)).isEqualTo(before);
        Files.writeString(authority.resolve("deep/key.pem"), "another key");

        assertThat(input().mark(SCRIPT)).isNotEqualTo(before);
    }

    @Test
    void whatAKilledProcessHasLeftIsRemovedAndWhatIsInUseIsNot() throws IOException {
        Path base = directory.resolve("work");
        Path left = Files.createDirectories(base.resolve("dcos-left"));
        Files.createFile(left.resolve(".lock"));
        try (WorkDirectory one = WorkDirectory.in(base);
                WorkDirectory other = WorkDirectory.in(base)) {
            assertThat(left).doesNotExist();
            assertThat(one.path()).isDirectory().isNotEqualTo(other.path());
        }
        assertThat(base).isEmptyDirectory();
    }

    private GenconfInput input() {
        DcosInstallerBuilder builder =
                DcosInstaller.installed().workspace(directory.resolve("work")).genconfFile(authority, "genconf/ca");
        return new GenconfInput(FakeCluster.of(Role.MASTER, 1), builder.settings());
    }
}
