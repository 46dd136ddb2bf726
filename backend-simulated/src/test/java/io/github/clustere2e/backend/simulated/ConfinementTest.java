// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an installer may do on a node, and this machine never notices. */
@Timeout(60)
class ConfinementTest {

    private static Cluster cluster;

    @TempDir
    private static Path here;

    @BeforeAll
    static void create() {
        cluster = TestClusters.confined(2);
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    private static CommandResult sh(String script) {
        return cluster.node("agent_0")
                .run(Command.builder("sh", "-c", script).anyExitStatus().build());
    }

    @Test
    void whatItWritesToEtcStaysInTheNode() {
        assertThat(sh("echo x >/etc/cluster-e2e-was-here && echo y >>/etc/passwd && cat /etc/cluster-e2e-was-here")
                        .stdout())
                .isEqualTo("x");
        assertThat(Path.of("/etc/cluster-e2e-was-here")).doesNotExist();
        assertThat(cluster.node("agent_1").files().exists("/etc/cluster-e2e-was-here"))
                .as("on another node")
                .isFalse();
    }

    @Test
    void whatIsOfThisMachineCannotBeWrittenNorTakenAway() {
        assertThat(sh("echo x >/usr/cluster-e2e-was-here").stderr()).contains("Read-only file system");
        assertThat(sh("mount -o remount,bind,rw /usr || mount -o remount,rw /usr")
                        .succeeded())
                .isFalse();
        assertThat(sh("umount /usr || umount -l /usr").succeeded()).isFalse();
        assertThat(sh("mount --bind /usr /mnt && mount -o remount,bind,rw /mnt && echo x >/mnt/cluster-e2e-was-here")
                        .succeeded())
                .isFalse();
        assertThat(sh("umount -l /proc; umount -l /proc; ls /proc").stdout())
                .as("what is beneath")
                .doesNotContain(Long.toString(ProcessHandle.current().pid()));
        assertThat(Path.of("/usr/cluster-e2e-was-here")).doesNotExist();
    }

    @Test
    void itSeesNoProcessOfThisMachine() {
        long mine = ProcessHandle.current().pid();

        assertThat(sh("kill -9 " + mine).stderr()).contains("No such process");
        sh("kill -9 -1");
        assertThat(sh("kill -9 1; echo still there").stdout()).isEqualTo("still there");
        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(sh("ls -d /proc/[0-9]*").lines()).hasSizeLessThan(10);
    }

    @Test
    void itChangesNoSettingOfTheKernel() throws IOException {
        String before = Files.readString(Path.of("/proc/sys/kernel/core_pattern"));

        assertThat(sh("echo owned >/proc/sys/kernel/core_pattern").succeeded()).isFalse();
        assertThat(sh("echo 1 >/proc/sys/vm/drop_caches").succeeded()).isFalse();
        assertThat(sh("echo b >/proc/sysrq-trigger").succeeded()).isFalse();

        assertThat(Files.readString(Path.of("/proc/sys/kernel/core_pattern"))).isEqualTo(before);
    }

    @Test
    void itReadsNothingOfTheDevelopers() throws IOException {
        Path secret = Files.writeString(here.resolve("secret"), "s3cret");
        String home = System.getProperty("user.home");

        assertThat(sh("cat " + secret).succeeded()).isFalse();
        assertThat(sh("ls -A " + here).succeeded()).isFalse();
        assertThat(sh("ls -A " + home + " /home").stdout()).doesNotContain(".m2", ".ssh", ".bash");
        assertThat(sh("cat /etc/shadow").succeeded()).isFalse();
        assertThat(sh("env").stdout()).doesNotContain("JAVA", "MAVEN", "SSH_");
        assertThat(sh("cat /proc/1/root/" + secret + "; cat /proc/1/cwd/../../../../" + secret)
                        .stdout())
                .doesNotContain("s3cret");
    }

    @Test
    void itReachesNoDevice() {
        assertThat(sh("mknod /tmp/disk b 8 0 && cat /tmp/disk").succeeded()).isFalse();
        assertThat(sh("ls /dev").lines()).doesNotContain("sda", "vda", "kmsg", "mem", "loop-control");
        assertThat(sh("mount -t ext4 /dev/vda /mnt || mount -t ext4 /dev/sda1 /mnt")
                        .succeeded())
                .isFalse();
    }

    @Test
    void itsHostNameAndItsNetworkAreItsOwn() throws IOException {
        String before = Files.readString(Path.of("/proc/sys/kernel/hostname"));

        assertThat(sh("hostname changed && hostname").stdout()).isEqualTo("changed");
        assertThat(Files.readString(Path.of("/proc/sys/kernel/hostname"))).isEqualTo(before);
        assertThat(sh("cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' '").lines())
                .as("interfaces with an address")
                .contains("lo")
                .doesNotContain("eth0", "docker0");
    }

    @Test
    void noProgramGivesItMoreRights() {
        Node node = cluster.node("agent_0");

        assertThat(node.run("cat", "/proc/self/uid_map").stdout()).doesNotContain("4294967295");
        assertThat(sh("nsenter -t 1 -m ls /; chroot /proc/1/root ls /work").stdout())
                .doesNotContain(here.toString());
        assertThat(sh("chown 12345678 /tmp").succeeded()).isFalse();
    }
}
