// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.LoopbackDevice;
import io.github.clustere2e.api.LoopbackDevices;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Block devices of nodes, where this machine has loop devices to give and control groups of version 1. */
@Tag("engine")
@Timeout(300)
class LoopbackTest {

    private static final String NAME = "loopback-test";
    private static final long MIB = 1 << 20;

    private static Cluster cluster;
    private static Node node;
    private static LoopbackDevices devices;

    @BeforeAll
    static void make() {
        cluster = Clusters.create(
                ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 2).build());
        assumeThat(cluster.capabilities()).contains(LoopbackDevices.class);
        node = cluster.node("agent_0");
        devices = cluster.capability(LoopbackDevices.class);
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
    }

    @AfterEach
    void destroyThem() {
        devices.list().forEach(devices::destroy);
    }

    @Test
    void everyDeviceGoesWithItsCluster() throws IOException {
        String name = NAME + "-gone";
        try (Cluster other = Clusters.create(
                ClusterSpec.builder().name(name).nodes(Role.AGENT, 1).build())) {
            other.capability(LoopbackDevices.class).create(other.node("agent_0"), "disk", MIB);
            assertThat(backingFiles()).anyMatch(file -> file.contains("/" + name + "/"));
        }
        assertThat(backingFiles()).noneMatch(file -> file.contains("/" + name + "/"));
    }

    @Test
    void aDeviceHasItsSizeCanBeFormattedAndIsSeenByItsNodeAlone() {
        LoopbackDevice disk = devices.create(node, "disk", 16 * MIB);

        assertThat(disk).isEqualTo(new LoopbackDevice("agent_0", "disk", "/dev/cluster-e2e/disk", 16 * MIB));
        assertThat(node.run("blockdev", "--getsize64", disk.path()).stdout()).isEqualTo("16777216");
        node.run(Command.shell("mkfs.ext4 -q " + disk.path() + " && tune2fs -l " + disk.path()));
        assertThat(devices.list()).containsExactly(disk);
        String numbers = node.run("stat", "-c", "%Hr %Lr", disk.path()).stdout();
        assertThat(cluster.node("agent_1")
                        .run(Command.builder("sh", "-c", "mknod /dev/stolen b " + numbers + " && cat /dev/stolen")
                                .anyExitStatus()
                                .build())
                        .stderr())
                .contains("not permitted");
    }

    @Test
    void manyCallersAtOnceGetADeviceEach() {
        List<Integer> numbers = IntStream.range(0, 12).boxed().toList();
        List<LoopbackDevice> made = new ArrayList<>(FanOut.of("make devices")
                .over(
                        numbers,
                        String::valueOf,
                        number -> devices.create(cluster.nodes().asList().get(number % 2), "disk-" + number, MIB))
                .orThrow()
                .values());

        assertThat(made).hasSize(12);
        for (LoopbackDevice device : made) {
            cluster.node(device.node()).run(Command.shell("echo " + device.name() + " > " + device.path()));
        }
        for (LoopbackDevice device : made) {
            assertThat(cluster.node(device.node())
                            .run("head", "-n", "1", device.path())
                            .stdout())
                    .isEqualTo(device.name());
        }
        assertThat(devices.list()).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void aDestroyedDeviceIsNoLongerTheNodes() {
        LoopbackDevice disk = devices.create(node, "disk", MIB);

        devices.destroy(disk);
        devices.destroy(disk);

        assertThat(devices.list()).isEmpty();
        assertThat(node.run(Command.builder("head", "-c", "1", disk.path())
                                .anyExitStatus()
                                .build())
                        .stderr())
                .contains("not permitted");
        assertThat(devices.create(node, "disk", MIB)).isEqualTo(disk);
    }

    @Test
    void whatCannotBeADeviceIsRefusedAndNothingIsMade() {
        devices.create(node, "disk", MIB);

        assertThatThrownBy(() -> devices.create(node, "disk", MIB))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("agent_0 has a device 'disk' already");
        assertThatThrownBy(() -> devices.create(node, "../disk", MIB)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> devices.create(node, "odd", 5000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a multiple of 512");
        assertThat(devices.list()).hasSize(1);
    }

    private static List<String> backingFiles() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> blocks = Files.list(Path.of("/sys/block"))) {
            for (Path block : blocks.toList()) {
                if (Files.isReadable(block.resolve("loop/backing_file"))) {
                    files.add(Files.readString(block.resolve("loop/backing_file")));
                }
            }
        }
        return files;
    }
}
