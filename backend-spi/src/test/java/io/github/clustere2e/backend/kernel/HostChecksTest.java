// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChecksTest {

    @TempDir
    Path directory;

    @Test
    void stateThatOthersCanReadIsAWarningWithTheCommandThatHelps() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Finding open = new StateCheck(directory).examine();
        assertThat(open.level()).isEqualTo(Level.WARNING);
        assertThat(open.cure()).contains("chmod go-rwx " + directory);

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        assertThat(new StateCheck(directory).examine().level()).isEqualTo(Level.OK);
    }

    @Test
    void stateBelowAFileIsAnError() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        Finding finding = new StateCheck(file.resolve("clusters")).examine();

        assertThat(finding.level()).isEqualTo(Level.ERROR);
        assertThat(finding.seen()).contains(file.toString());
        assertThat(finding.cure().orElse("")).contains("CLUSTER_E2E_STATE");
    }

    @Test
    void stateThatIsNotThereYetIsFine() throws Exception {
        assertThat(new StateCheck(directory.resolve("not/there/yet")).examine().level())
                .isEqualTo(Level.OK);
    }

    @Test
    void theSpaceForTemporaryFilesIsTold() throws Exception {
        assertThat(new TempSpaceCheck(directory).examine().seen()).contains("MiB", directory.toString());
    }

    @Test
    void anSshClientIsFoundOnThePathAndMissedElsewhere() throws Exception {
        assertThat(new SshClientCheck("").examine().level()).isEqualTo(Level.NOTE);

        Path client = Files.createFile(directory.resolve("ssh"));
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(new SshClientCheck("/nonexistent:" + directory).examine().seen())
                .contains(client.toString());
    }

    @Test
    void aSedThatIsNotGnusIsNoted() throws Exception {
        assertThat(new SedCheck(script("echo 'sed, a BSD utility'")).examine().level())
                .isEqualTo(Level.NOTE);
        assertThat(new SedCheck("no-such-sed").examine().level()).isEqualTo(Level.NOTE);
        assertThat(new SedCheck(script("echo 'sed (GNU sed) 4.9'")).examine().level())
                .isEqualTo(Level.OK);
    }

    private String script(String line) throws IOException {
        Path script = Files.writeString(directory.resolve("program"), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
