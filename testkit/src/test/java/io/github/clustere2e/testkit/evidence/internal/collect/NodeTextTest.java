// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.testkit.evidence.internal.FailedUnit;
import io.github.clustere2e.testkit.evidence.internal.Moment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeTextTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void failedUnitsAreReadAsEveryVersionOfSystemdWritesThem() {
        List<String> lines = """
                  UNIT         LOAD   ACTIVE SUB    DESCRIPTION
                ● a.service loaded failed failed A
                * b.service loaded failed failed B
                  c.mount   loaded failed failed C

                LOAD   = Reflects whether the unit definition was properly loaded.
                3 loaded units listed.

                × a.service - A
                     Loaded: loaded (/etc/systemd/system/a.service; static)
                     Active: failed (Result: exit-code) since Fri

                Jan 02 12:00:01 host a[12]: cannot bind
                Jan 02 12:00:01 host systemd[1]: a.service: Failed with result 'exit-code'.

                × b.service
                Jan 02 12:00:01 host b[13]: of another
                """.lines().toList();

        assertThat(NodeText.failedUnits(lines))
                .extracting(FailedUnit::name)
                .containsExactly("a.service", "b.service", "c.mount");
        assertThat(NodeText.failedUnits(lines).get(0).lastLines())
                .containsExactly("Jan 02 12:00:01 host a[12]: cannot bind");
    }

    @Test
    void fullDisksAreThoseWithoutRoomThatCouldHaveSome() {
        assertThat(NodeText.fullDisks(List.of(
                        "Filesystem Type Size Used Avail Capacity Mounted on",
                        "overlay overlay 10G 10G 0 100% /",
                        "/dev/sda2 ext4 10G 1G 9G 10% /data",
                        "/dev/loop0 squashfs 55M 55M 0 100% /snap/core/1",
                        "tmpfs tmpfs 5M 5M 20K 99% /run/lock")))
                .containsExactly("overlay overlay 10G 10G 0 100% /", "tmpfs tmpfs 5M 5M 20K 99% /run/lock");
    }

    @Test
    void killsBeforeTheTestAreAnothers() {
        List<String> lines = List.of(
                "# kills for want of memory, counted by control group",
                "/sys/fs/cgroup/memory/docker/x/memory.oom_control:oom_kill 2",
                "# lines of the kernel",
                "2026-01-02T11:59:00,000000+00:00 Memory cgroup out of memory: Killed process 1 (old)",
                "2026-01-02T12:00:01,000000+00:00 Memory cgroup out of memory: Killed process 2 (new)");
        assertThat(NodeText.kills(lines, NOON)).singleElement().asString().contains("(new)");
        assertThat(NodeText.killCounts(lines))
                .containsExactly("/sys/fs/cgroup/memory/docker/x/memory.oom_control:oom_kill 2");
    }

    @Test
    void aJournalTellsWhatBecameOfUnitsSinceThen() {
        List<Moment> moments = Journal.moments(
                "agent_0",
                List.of(
                        "2026-01-02T11:59:00.000000+0000 host systemd[1]: old.service: Failed with result 'exit-code'.",
                        "2026-01-02T13:00:01.500000+0100 host systemd[1]: Started etcd.service - etcd.",
                        "2026-01-02T12:00:02.000000+00:00 host systemd[1]: Started session-3.scope - Session 3 of User root.",
                        "2026-01-02T12:00:03.000000+0000 host systemd[1]: etcd.service: Failed with result 'exit-code'.",
                        "2026-01-02T12:00:04.000000+0000 host etcd[99]: Failed to start: of itself",
                        "-- Boot 1234 --"),
                NOON);
        assertThat(moments)
                .extracting(Moment::text)
                .containsExactly("etcd.service: Failed with result 'exit-code'.", "Started etcd.service - etcd.");
        assertThat(moments).extracting(Moment::start).contains(NOON.plusMillis(1500));
    }

    @Test
    void eventsOfAMachineAreReadAndWhatIsNoneIsNot() {
        assertThat(MachineEvents.moments(
                        "agent_0",
                        List.of("2026-01-02T12:00:01.5Z die exitCode=137", "nonsense", "yesterday pause", "")))
                .singleElement()
                .satisfies(moment -> {
                    assertThat(moment.start()).isEqualTo(NOON.plusMillis(1500));
                    assertThat(moment.bad()).isTrue();
                    assertThat(moment.text()).isEqualTo("die exitCode=137");
                });
    }
}
