// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Info;
import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of what an engine tells, for engines that are not here. */
class DockerChecksTest {

    private static final EngineHost ROOMY = new EngineHost(Map.of(
            EngineHost.INOTIFY_INSTANCES, 8192L,
            EngineHost.INOTIFY_WATCHES, 500_000L,
            EngineHost.ROOT_KEYS, 1_000_000L,
            EngineHost.PIDS, 4_194_304L,
            EngineHost.MEMORY_AVAILABLE, 64L << 30,
            EngineHost.DISK_FREE, 100L << 30));

    @TempDir
    Path directory;

    @Test
    void theControlGroupsAreToldAndTheMissingHierarchyOfSystemdIsAWarning() throws Exception {
        Facts facts = facts(new Info().withCGroupDriver("cgroupfs").withCGroupVersion("1"), ROOMY);

        Finding missing = new ControlGroupCheck(facts, true, directory).examine();
        assertThat(missing.level()).isEqualTo(Level.WARNING);
        assertThat(missing.seen()).contains("version 1", "'cgroupfs'", directory + "/systemd");
        assertThat(missing.cure().orElse("")).contains("mount -t cgroup -o none,name=systemd");

        Files.createDirectory(directory.resolve("systemd"));
        assertThat(new ControlGroupCheck(facts, true, directory).examine().level())
                .isEqualTo(Level.OK);
    }

    @Test
    void anEngineWithoutControlGroupsCannotHaveNodes() throws Exception {
        Facts facts = facts(new Info().withCGroupDriver("none").withCGroupVersion("2"), ROOMY);

        assertThat(new ControlGroupCheck(facts, true, directory).examine().level())
                .isEqualTo(Level.ERROR);
    }

    @Test
    void anInitOfTheEnginesIsToldFromItsSettings() throws Exception {
        Path settings = directory.resolve("daemon.json");
        assertThat(new InitCheck(true, settings).examine().level()).isEqualTo(Level.OK);

        Files.writeString(settings, "{\"live-restore\": true, \"init\" : true}");
        Finding finding = new InitCheck(true, settings).examine();
        assertThat(finding.level()).isEqualTo(Level.NOTE);
        assertThat(finding.cure().orElse("")).contains("--init=false");
    }

    @Test
    void aStorageDriverThatCopiesTheImageIsAWarning() throws Exception {
        assertThat(new StorageDriverCheck(facts(new Info().withDriver("overlay2"), ROOMY))
                        .examine()
                        .level())
                .isEqualTo(Level.OK);

        Finding vfs = new StorageDriverCheck(facts(new Info().withDriver("vfs"), ROOMY)).examine();
        assertThat(vfs.level()).isEqualTo(Level.WARNING);
        assertThat(vfs.cure().orElse("")).contains("overlay2");
    }

    @Test
    void selinuxIsAWarningOnlyIfItConfinesContainers() throws Exception {
        Info confining = new Info().withSecurityOptions(List.of("name=seccomp,profile=default", "name=selinux"));

        assertThat(new SelinuxCheck(facts(confining, with(EngineHost.SELINUX_ENFORCING, 1)))
                        .examine()
                        .level())
                .isEqualTo(Level.WARNING);
        assertThat(new SelinuxCheck(facts(confining, with(EngineHost.SELINUX_ENFORCING, 0)))
                        .examine()
                        .seen())
                .contains("permissive");
        assertThat(new SelinuxCheck(facts(new Info(), with(EngineHost.SELINUX_ENFORCING, 1)))
                        .examine()
                        .level())
                .isEqualTo(Level.OK);
    }

    @Test
    void aRootlessEngineIsAWarning() throws Exception {
        Info rootless = new Info().withSecurityOptions(List.of("name=seccomp,profile=default", "name=rootless"));

        assertThat(new RootlessCheck(facts(rootless, ROOMY)).examine().level()).isEqualTo(Level.WARNING);
        assertThat(new RootlessCheck(facts(new Info(), ROOMY)).examine().level())
                .isEqualTo(Level.OK);
    }

    @Test
    void littleDiskIsAWarningAndNoneAtAllAnError() throws Exception {
        assertThat(disk(100L << 30).level()).isEqualTo(Level.OK);
        assertThat(disk(3L << 30).level()).isEqualTo(Level.WARNING);
        assertThat(disk(100L << 20).level()).isEqualTo(Level.ERROR);
    }

    @Test
    void littleMemoryIsAWarning() throws Exception {
        Info info = new Info().withMemTotal(8L << 30);

        assertThat(new MemoryCheck(facts(info, ROOMY)).examine().level()).isEqualTo(Level.OK);
        assertThat(new MemoryCheck(facts(info, with(EngineHost.MEMORY_AVAILABLE, 500L << 20)))
                        .examine()
                        .seen())
                .contains("8192 MiB", "500 MiB");
    }

    @Test
    void anEngineOfWhichNothingCanBeSeenIsNotGuessedAt() throws Exception {
        Finding finding = new DiskCheck(facts(new Info(), new EngineHost(Map.of()))).examine();

        assertThat(finding.level()).isEqualTo(Level.NOTE);
        assertThat(finding.seen()).contains("Not looked at");
    }

    @Test
    void withoutAnEngineACheckSaysThatItDidNotLook() throws Exception {
        Facts none = new Facts(
                () -> {
                    throw new BackendUnavailableException("nobody there");
                },
                () -> ROOMY);

        assertThat(new RootlessCheck(none).examine())
                .isEqualTo(Finding.note("docker.rootless", "Not looked at: no engine answers that can be used."));
    }

    private static Finding disk(long free) throws Exception {
        return new DiskCheck(facts(new Info().withDockerRootDir("/var/lib/docker"), with(EngineHost.DISK_FREE, free)))
                .examine();
    }

    static EngineHost with(String name, long number) {
        Map<String, Long> numbers = new HashMap<>(ROOMY.numbers());
        numbers.put(name, number);
        return new EngineHost(numbers);
    }

    private static Facts facts(Info info, EngineHost host) {
        return new Facts(() -> info, () -> host);
    }
}
