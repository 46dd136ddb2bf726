// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.NoSuchSnapshotException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotInUseException;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.backend.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One cluster that was frozen and is gone, and what can be made of its snapshot. */
@Tag("engine")
@Tag("core")
@Timeout(300)
class SnapshotsTest {

    private static final String SOURCE = "snapshot-source";
    private static final String TAG = "snapshot-test";
    private static final EngineView ENGINE = new EngineView();

    private static final List<String> IDENTITY =
            List.of("sh", "-c", "hostname; hostname -I; cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub");

    private static List<String> before;
    private static String published;

    @BeforeAll
    static void freeze(@TempDir Path files) throws IOException {
        NodeRequirements needs = NodeRequirements.none()
                .withVolumes("/srv/data")
                .withTmpfs("/srv/memory")
                .withLinuxCapabilities("NET_ADMIN");
        try (Cluster cluster = Clusters.create(ClusterSpec.builder()
                .name(SOURCE)
                .nodes(Role.MASTER, 1)
                .nodes(Role.AGENT, 1, needs)
                .build())) {
            cluster.nodes()
                    .run(
                            "sh",
                            "-c",
                            "echo root of $(hostname) > /root/kept; ln -s kept /root/link; chmod 600 /root/kept");
            cluster.node("agent_0").run("sh", "-c", "echo volume > /srv/data/kept; echo memory > /srv/memory/lost");
            published = cluster.capability(FilePublishing.class)
                    .publish(Files.writeString(files.resolve("everywhere"), "published"));
            before = identities(cluster);

            SnapshotInfo taken = cluster.capability(Snapshots.class).take(TAG);

            assertThat(taken.complete()).isTrue();
            assertThat(taken.cluster()).isEqualTo(SOURCE);
            assertThat(taken.nodes()).containsExactly("master_0", "agent_0");
            assertThat(cluster.nodes().run("systemctl", "is-system-running"))
                    .as("the nodes go on")
                    .extracting(CommandResult::stdout)
                    .containsOnly("running");
            assertThatThrownBy(() -> cluster.capability(Snapshots.class).take(TAG))
                    .isInstanceOf(NameTakenException.class)
                    .hasMessageContaining(TAG);
        }
    }

    @AfterAll
    static void removeAll() {
        Clusters.removeSnapshot(TAG);
        assertThat(frozen(TAG)).isEmpty();
        assertThat(ENGINE.objectsOf(SOURCE)).isEmpty();
        ENGINE.close();
    }

    @Test
    void aRestoredClusterIsTheSameAgain() {
        try (Cluster again = restore("snapshot-again")) {
            assertThat(identities(again)).isEqualTo(before);
            assertThat(again.nodes().run("cat", "/root/link"))
                    .extracting(CommandResult::stdout)
                    .containsExactly("root of " + SOURCE + "-master-0", "root of " + SOURCE + "-agent-0");
            assertThat(again.nodes().run("stat", "-c", "%a", "/root/kept"))
                    .extracting(CommandResult::stdout)
                    .containsOnly("600");
            assertThat(again.node("agent_0").run("cat", "/srv/data/kept").stdout())
                    .isEqualTo("volume");
            assertThat(again.node("agent_0").run("ls", "/srv/memory").stdout())
                    .as("what was in memory is lost")
                    .isEmpty();
            assertThat(again.node("agent_0")
                            .run("sh", "-c", "grep CapBnd /proc/1/status; findmnt -no FSTYPE /srv/memory")
                            .lines())
                    .as("made as it was the first time")
                    .last()
                    .isEqualTo("tmpfs");
            assertThat(again.nodes().run("cat", published))
                    .extracting(CommandResult::stdout)
                    .containsOnly("published");
            assertThat(again.node("master_0").run("getent", "hosts", "agent-0").stdout())
                    .contains(again.node("agent_0").privateAddress().getHostAddress());
            assertThat(again.nodes().run("systemctl", "is-system-running"))
                    .extracting(CommandResult::stdout)
                    .containsOnly("running");
        }
        assertThat(ENGINE.objectsOf("snapshot-again")).isEmpty();
    }

    @Test
    void oneAtATimeHasTheAddressesAndTheNextSeesNothingOfWhatItDid() throws Exception {
        CompletableFuture<Cluster> waiting;
        try (Cluster one = restore("snapshot-one")) {
            assertThatThrownBy(() -> restore("snapshot-two"))
                    .isInstanceOf(SnapshotInUseException.class)
                    .hasMessageContaining("cluster 'snapshot-one'");
            assertThatThrownBy(() -> Clusters.removeSnapshot(TAG)).isInstanceOf(SnapshotInUseException.class);
            assertThat(ENGINE.objectsOf("snapshot-two")).isEmpty();

            waiting = CompletableFuture.supplyAsync(() -> Clusters.restore(RestoreSpec.of(TAG)
                    .name("snapshot-three")
                    .waitForTurn(Duration.ofMinutes(2))
                    .build()));
            one.nodes().run("sh", "-c", "echo changed > /root/kept");
            one.node("agent_0").run("rm", "/srv/data/kept");
        }
        try (Cluster three = waiting.get(2, TimeUnit.MINUTES)) {
            assertThat(identities(three)).isEqualTo(before);
            assertThat(three.node("master_0").run("cat", "/root/kept").stdout()).startsWith("root of");
            assertThat(three.node("agent_0").run("cat", "/srv/data/kept").stdout())
                    .isEqualTo("volume");
        }
    }

    @Test
    void aStandingClusterThatWasRestoredIsFoundByItsNewName() {
        String name = "snapshot-standing";
        Clusters.restore(RestoreSpec.of(TAG)
                        .name(name)
                        .lease(Lease.standing(Duration.ofMinutes(5)))
                        .build())
                .close();
        try (Cluster attached = Clusters.attach(name)) {
            assertThat(identities(attached)).isEqualTo(before);
            attached.destroy();
        }
        assertThat(ENGINE.objectsOf(name)).isEmpty();
    }

    @Test
    void anUnknownTagIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Clusters.restore(RestoreSpec.of("never-taken").build()))
                .isInstanceOf(NoSuchSnapshotException.class)
                .hasMessageContaining("never-taken")
                .hasMessageContaining(TAG);
    }

    @Test
    void whatIsInstalledOnceIsThereForEverybodyElse() {
        AtomicInteger installs = new AtomicInteger();
        SnapshotKey key = SnapshotKey.of(broker()).text("version 1").build();
        try {
            for (int i = 0; i < 2; i++) {
                ClusterSpec spec = broker();
                try (Cluster cluster = Clusters.restoreOrCreate(spec, key, fresh -> {
                    installs.incrementAndGet();
                    fresh.nodes().run("touch", "/opt/installed");
                })) {
                    assertThat(cluster.nodes()
                                    .run("test", "-e", "/opt/installed")
                                    .worstStatus())
                            .isZero();
                }
            }
            assertThat(installs).hasValue(1);
        } finally {
            Clusters.removeSnapshot(key.tag());
        }
    }

    /** Each has a name of its own, and they are alike for all that. */
    private static ClusterSpec broker() {
        return ClusterSpec.builder().nodes(Role.of("broker"), 1).build();
    }

    private static Cluster restore(String name) {
        return Clusters.restore(RestoreSpec.of(TAG).name(name).build());
    }

    private static List<String> identities(Cluster cluster) {
        List<String> all = new ArrayList<>();
        cluster.nodes().run(IDENTITY.toArray(String[]::new)).forEach(result -> all.addAll(result.lines()));
        return all;
    }

    private static List<String> frozen(String tag) {
        List<String> objects = new ArrayList<>();
        ENGINE.client()
                .listImagesCmd()
                .withLabelFilter(Labels.SNAPSHOT + "=" + tag)
                .exec()
                .forEach(image -> objects.add("image " + image.getId()));
        ENGINE.client()
                .listVolumesCmd()
                .withFilter("label", List.of(Labels.SNAPSHOT + "=" + tag))
                .exec()
                .getVolumes()
                .forEach(volume -> objects.add("volume " + volume.getName()));
        return objects;
    }
}
