// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trees go over SFTP where the node has all tools but {@code tar}. The node is this machine. */
@Timeout(60)
class TreesWithoutTarTest {

    private static final Transfer REPLACE = Transfer.builder().replace().build();

    /** What a POSIX node has, and what else the tests need there. */
    private static final List<String> PROGRAMS = List.of(
            "sh bash cat chmod chown cut dd find id mkdir mkfifo mktemp mv rm runuser sed sha256sum sleep sort wc xargs"
                    .split(" "));

    private static Path tools;
    private static RealSshd sshd;
    private static SshNode node;

    @TempDir
    Path here;

    @TempDir
    Path there;

    @BeforeAll
    static void start() throws Exception {
        tools = Files.createTempDirectory("tools-");
        Files.setPosixFilePermissions(tools, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String program : PROGRAMS) {
            Path found = Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                    .map(directory -> Path.of(directory, program))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("these tests need " + program));
            Files.createSymbolicLink(tools.resolve(program), found);
        }
        sshd = withoutTar("Subsystem sftp internal-sftp");
        node = sshd.node().build();
    }

    private static RealSshd withoutTar(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("SetEnv HOME=" + tools + " PATH=" + tools);
        return RealSshd.start(all.toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        sshd.close();
        LocalDeletion.of(tools);
    }

    @Test
    void theNodeHasReallyNoTar() {
        assertThat(node.run(Command.shell("command -v tar || echo none")).stdout())
                .isEqualTo("none");
    }

    @Test
    void aTreeGoesThereAndBackAsItIs() throws Exception {
        Path tree = Trees.awkward(here.resolve("tree"));
        Path remote = there.resolve("a/b c");
        Path back = here.resolve("back");

        node.files().upload(tree, remote.toString());
        node.files().download(remote.toString(), back);

        assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
        assertThat(Trees.looks(back)).isEqualTo(Trees.looks(tree));
        assertThat(Trees.names(there.resolve("a"))).containsExactly("b c");
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("tree", "back");
    }

    @Test
    void whatIsThereGivesWayOnlyIfThatIsSaid() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.writeString(tree.resolve("new"), "new");
        Path remote = Files.createDirectory(there.resolve("remote"));
        Path back = Files.createDirectory(here.resolve("back"));
        for (Path old : List.of(remote, back)) {
            Files.writeString(old.resolve("old"), "old");
        }

        assertThatThrownBy(() -> node.files().upload(tree, remote.toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("replace()");
        assertThatThrownBy(() -> node.files().download(tree.toString(), back))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("replace()");
        assertThat(Trees.names(remote)).containsExactly("old");
        assertThat(Trees.names(back)).containsExactly("old");

        node.files().upload(tree, remote + "/", REPLACE);
        node.files().download(tree.toString(), back, REPLACE);
        assertThat(Trees.names(remote)).containsExactly("new");
        assertThat(Trees.names(back)).containsExactly("new");
        assertThat(Trees.names(there)).containsExactly("remote");
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("tree", "back");
    }

    @Test
    void aThousandSmallFilesArriveBothWays() throws Exception {
        Path tree = Trees.ofSmallFiles(here.resolve("tree"), 1_000);

        node.files().upload(tree, there.resolve("up").toString());
        node.files().download(there.resolve("up").toString(), here.resolve("down"));

        assertThat(Trees.looks(here.resolve("down"))).isEqualTo(Trees.looks(tree));
    }

    @Test
    void aListenerHearsHowFarItIs() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.write(tree.resolve("big"), new byte[3_000_000]);
        Files.write(tree.resolve("small"), new byte[7]);
        List<Long> up = new ArrayList<>();
        List<Long> down = new ArrayList<>();

        node.files().upload(tree, there.resolve("t").toString(), heard(up));
        node.files().download(there.resolve("t").toString(), here.resolve("back"), heard(down));

        for (List<Long> told : List.of(up, down)) {
            // From nothing once more when it turns out that there is no tar.
            assertThat(told.subList(told.lastIndexOf(0L), told.size()))
                    .isSorted()
                    .hasSizeGreaterThan(3)
                    .endsWith(3_000_007L);
        }
    }

    @Test
    void aTreeThatIsThereAlreadyIsNotSentAgain() throws Exception {
        Path tree = Trees.awkward(here.resolve("tree"));
        Path remote = there.resolve("t");
        Transfer options = Transfer.builder().skipUnchanged().replace().build();

        node.files().upload(tree, remote.toString(), options);
        Object inode = Files.getAttribute(remote, "unix:ino");
        node.files().upload(tree, remote.toString(), options);

        assertThat(Files.getAttribute(remote, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void aLostConnectionIsMadeAnewAndNothingIsHalfThere() throws Exception {
        Path tree = bigTree();
        Path remote = there.resolve("t");
        try (BreakingProxy proxy = proxy(i -> i < 2 ? Fault.breakAfterAsking(6_000_000) : Fault.NONE);
                SshNode breaking = over(proxy).build()) {
            breaking.files().upload(tree, remote.toString());
            assertThat(proxy.accepted()).isEqualTo(3);
        }
        assertThat(Trees.looks(remote)).isEqualTo(Trees.looks(tree));
        try (BreakingProxy proxy = proxy(i -> i < 2 ? Fault.breakAfterAnswering(6_000_000) : Fault.NONE);
                SshNode breaking = over(proxy).build()) {
            breaking.files().download(remote.toString(), here.resolve("back"));
        }
        assertThat(Trees.looks(here.resolve("back"))).isEqualTo(Trees.looks(tree));
        Processes.await(() -> Trees.names(there).equals(List.of("t")));
        assertThat(Trees.names(here)).containsExactlyInAnyOrder("tree", "back");
    }

    @Test
    void aConnectionThatAlwaysBreaksLeavesNothingBehind() throws Exception {
        Path tree = bigTree();
        try (BreakingProxy proxy = proxy(i -> Fault.breakAfterAsking(6_000_000));
                SshNode breaking = over(proxy).build()) {
            assertThatThrownBy(() ->
                            breaking.files().upload(tree, there.resolve("t").toString()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("connection was lost");
            Processes.await(() -> Trees.names(there).isEmpty());
        }
    }

    @Test
    void aTransferThatTakesTooLongIsGivenUpAndLeavesNothingBehind() throws Exception {
        Path tree = bigTree();
        try (SshNode hasty = sshd.node().transferTimeout(Duration.ofMillis(200)).build()) {
            hasty.connect();
            assertThatThrownBy(
                            () -> hasty.files().upload(tree, there.resolve("t").toString(), slow()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("transferTimeout");
            Processes.await(() -> Trees.names(there).isEmpty());
        }
    }

    @Test
    void anInterruptedTransferLeavesNothingBehind() throws Exception {
        Path tree = bigTree();
        AtomicReference<Throwable> error = new AtomicReference<>();
        Thread sending = new Thread(() -> {
            try {
                node.files().upload(tree, there.resolve("t").toString(), slow());
            } catch (RuntimeException e) {
                error.set(e);
            }
        });
        sending.start();
        Processes.await(() -> !Trees.names(there).isEmpty());
        sending.interrupt();
        sending.join();

        assertThat(error.get()).isInstanceOf(InterruptedClusterException.class);
        Processes.await(() -> Trees.names(there).isEmpty());
        assertThat(node.run(Command.shell("echo on")).stdout()).isEqualTo("on");
    }

    @Test
    void moreTransfersThanSlotsWaitTheirTurn() throws Exception {
        Path tree = Trees.ofSmallFiles(here.resolve("tree"), 30);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String remote = there.resolve("t" + i).toString();
            all.add(CompletableFuture.runAsync(() -> node.files().upload(tree, remote), Daemons.WORKERS));
        }
        all.forEach(CompletableFuture::join);

        assertThat(Trees.names(there)).hasSize(20);
        assertThat(Trees.looks(there.resolve("t19"))).isEqualTo(Trees.looks(tree));
    }

    @Test
    void aFullDiskIsNamedAndNothingIsLeft() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.write(tree.resolve("big"), new byte[2_000_000]);
        Path disk = Files.createDirectory(there.resolve("disk"));
        try (SmallDisk small = SmallDisk.at(disk)) {
            assertThatThrownBy(() -> node.files().upload(tree, small.path() + "/x"))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("Make room");
            assertThat(disk).isEmptyDirectory();
        }
    }

    @Test
    void whatItMayNotDoIsSaidAsWithTar() throws Exception {
        Path tree = bigTree();
        Path file = Files.writeString(there.resolve("file"), "x");

        assertThatThrownBy(() -> node.files().upload(tree, "/proc/no/such")).isInstanceOf(FileTransferException.class);
        assertThatThrownBy(() -> node.files().upload(tree, file + "/below"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("A part of the path is a file");
        node.run("mkfifo", tree.resolve("pipe").toString());
        assertThatThrownBy(() -> node.files().upload(tree, there.resolve("t").toString()))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("neither a file nor a directory nor a link");
        Processes.await(() -> Trees.names(there).equals(List.of("file")));
    }

    @Test
    void rootGivesAwayWhatItSends() throws Exception {
        assumeTrue(RealSshd.userName().equals("root"), "only root gives files away");
        Path tree = Files.createDirectory(here.resolve("tree"));
        Files.writeString(tree.resolve("g"), "x");
        Transfer options = Transfer.builder().owner("nobody").group("nogroup").build();

        node.files().upload(tree, there.resolve("t").toString(), options);

        for (String name : List.of("t", "t/g")) {
            assertThat(Files.getAttribute(there.resolve(name), "unix:owner")).hasToString("nobody");
            assertThat(Files.getAttribute(there.resolve(name), "unix:group")).hasToString("nogroup");
        }
    }

    @Test
    void asAnotherUserTheErrorNamesTheCure() throws Exception {
        assumeTrue(RealSshd.userName().equals("root"), "only root becomes another user without a password");
        Path tree = Files.createDirectory(here.resolve("tree"));

        assertThatThrownBy(() -> node.asUser("nobody").files().upload(tree, "/tmp/none"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("cannot be another user", "install tar");
        assertThatThrownBy(() -> node.asUser("nobody").files().download("/usr/share", here.resolve("back")))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("cannot be another user", "install tar");
        assertThat(Trees.names(here)).containsExactly("tree");
        node.asRoot().files().upload(tree, there.resolve("t").toString());
    }

    @Test
    void withoutSftpTheErrorNamesBothCures() throws Exception {
        Path tree = Files.createDirectory(here.resolve("tree"));
        try (RealSshd plain = withoutTar();
                SshNode other = plain.node().build()) {
            assertThatThrownBy(
                            () -> other.files().upload(tree, there.resolve("t").toString()))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContainingAll("no SFTP", "install tar", "Subsystem sftp");
            Processes.await(() -> Trees.names(there).isEmpty());
        }
    }

    private Path bigTree() throws IOException {
        Path tree = Files.createDirectory(here.resolve("tree"));
        for (int i = 0; i < 4; i++) {
            Files.write(tree.resolve("f" + i), new byte[5_000_000]);
        }
        return tree;
    }

    private static Transfer heard(List<Long> told) {
        return Transfer.builder().listener((bytes, total) -> told.add(bytes)).build();
    }

    /** Holds the transfer up, a little for each piece. */
    private static Transfer slow() {
        return Transfer.builder()
                .listener((bytes, total) -> {
                    try {
                        Thread.sleep(5);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .build();
    }

    private static BreakingProxy proxy(IntFunction<Fault> plan) {
        return BreakingProxy.to(sshd.port(), plan);
    }

    private static SshNodeBuilder over(BreakingProxy proxy) {
        return sshd.node()
                .endpoint(new SshEndpoint(
                        "127.0.0.1",
                        proxy.port(),
                        RealSshd.userName(),
                        sshd.hostKey().publicKey()));
    }
}
