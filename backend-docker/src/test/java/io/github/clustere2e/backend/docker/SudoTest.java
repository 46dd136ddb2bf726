// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.ssh.SshNode;
import io.github.clustere2e.ssh.SudoRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user that is not root logs in, and becomes others with sudo, on a host that has it. */
@Tag("engine")
@Timeout(120)
class SudoTest {

    private static SudoHost host;
    private static Node root;
    private static SshNode deploy;

    @TempDir
    Path here;

    @BeforeAll
    static void make() {
        host = new SudoHost("sudo-test");
        root = host.root();
        deploy = host.deploy();
    }

    @AfterAll
    static void remove() {
        host.close();
    }

    @BeforeEach
    void allowEverything() {
        host.allow("deploy ALL=(ALL) NOPASSWD: ALL");
    }

    @Test
    void commandsBelongToTheOtherUser() {
        assertThat(deploy.run("id", "-un").stdout()).isEqualTo("deploy");
        assertThat(deploy.asRoot().run("id", "-u").stdout()).isEqualTo("0");
        assertThat(deploy.asUser("app")
                        .run("sh", "-c", "id -un; echo $HOME $USER")
                        .lines())
                .containsExactly("app", "/home/app app");
    }

    @Test
    void everythingOfACommandPassesSudo() {
        CommandResult result = deploy.asRoot()
                .run(Command.builder("sh", "-c", "echo \"$GIVEN\"; pwd; cat; echo said >&2; exit 7", "it's $HOME")
                        .environment("GIVEN", "a  'b' $c\n*")
                        .directory("/root")
                        .stdin(StandardInput.of("read"))
                        .anyExitStatus()
                        .build());

        assertThat(result.stdout()).isEqualTo("a  'b' $c\n*\n/root\nread");
        assertThat(result.stderr()).isEqualTo("said");
        assertThat(result.exitStatus()).isEqualTo(7);
        assertThat(deploy.asRoot().run("printf", "%s|", "it's $HOME", "", "-n").stdout())
                .isEqualTo("it's $HOME||-n|");
    }

    @Test
    void aSignalEndsWithItsStatusAndACommandThatFailsIsNotTakenForARefusal() {
        Command.Builder killed = Command.builder("sh", "-c", "kill -KILL $$");

        assertThat(deploy.asRoot().run(killed.anyExitStatus().build()).exitStatus())
                .isEqualTo(137);
        assertThatThrownBy(() -> deploy.asRoot().run("sh", "-c", "echo sudo: nothing of mine >&2; exit 1"))
                .isInstanceOf(CommandFailedException.class);
        assertThatThrownBy(() -> deploy.asRoot().run("test", "-e", "/no/such"))
                .isInstanceOf(CommandFailedException.class);
        assertThatThrownBy(() -> deploy.asRoot()
                        .run(Command.builder("true").directory("/none").build()))
                .hasMessageContainingAll("exit status 125", "/none");
    }

    @Test
    void aCommandThatIsRefusedByASudoOfItsOwnHasRun() {
        root.files()
                .write(
                        "/run/nested",
                        "#!/bin/sh\ntouch /tmp/was-here\nexec sudo id\n".getBytes(UTF_8),
                        PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> deploy.asUser("app").run("/run/nested")).isInstanceOf(CommandFailedException.class);
        assertThat(root.files().exists("/tmp/was-here")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "app"})
    void whatRunsUnderSudoIsEndedWhenItsTimeIsUp(String user) {
        // One that ignores the first request, and one in a session of its own; sudo itself is found by its arguments.
        String script = "trap '' TERM; setsid sleep 4321 & while :; do sleep 4321; done";
        Command.Builder endless = Command.builder("sh", "-c", script).timeout(Duration.ofSeconds(2));
        if (user.equals("app")) {
            host.allow("deploy ALL=(app) NOPASSWD: ALL");
        }

        List<RunningCommand> commands = Stream.of(endless.build(), endless.pty().build())
                .map(deploy.asUser(user)::start)
                .toList();

        for (RunningCommand command : commands) {
            assertThatThrownBy(command::await).isInstanceOf(CommandTimeoutException.class);
        }
        assertThat(running("sleep 4321")).isEmpty();
    }

    private static List<String> running(String processes) {
        return root.run(Command.builder("pgrep", "-af", processes)
                        .anyExitStatus()
                        .build())
                .lines();
    }

    @Test
    void aSignalReachesWhatRunsUnderSudoOnce() {
        String script = "n=0; trap 'n=$((n+1)); echo $n' USR1; echo ready; while [ ! -e /run/go ]; do sleep 0.05; done";
        for (String user : List.of("root", "app")) {
            root.files().delete("/run/go");
            try (RunningCommand running = deploy.asUser(user).start(Command.shell(script))) {
                for (int i = 1; i <= 5; i++) {
                    running.signal("USR1");
                    assertThat(running.await(Duration.ofMillis(200))).isEmpty();
                }
                running.signal("STOP");
                running.signal("CONT");
                root.files().write("/run/go", "");
                assertThat(running.await().lines()).containsExactly("ready", "1", "2", "3", "4", "5");
            }
        }
    }

    @Test
    void filesThatOnlyRootMayTouchAreReachedAsRoot() throws Exception {
        Path local = Files.write(here.resolve("local"), new byte[300_000]);
        Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rw-------"));
        Node asRoot = deploy.asRoot();

        for (String directory : List.of("/root/d", "/run/d")) {
            String file = directory + "/f";
            asRoot.files().upload(local, file);
            assertThat(root.run("stat", "-c", "%U %a %s", file).stdout()).isEqualTo("root 600 300000");
            asRoot.files().download(file, here.resolve("back"));
            assertThat(here.resolve("back")).hasSameBinaryContentAs(local);
            asRoot.files().write(file, "text".getBytes(UTF_8), PosixFilePermissions.fromString("rw-------"));
            assertThat(asRoot.files().read(file)).asString(UTF_8).isEqualTo("text");
            assertThat(asRoot.files().list(directory))
                    .extracting(RemoteFile::name, RemoteFile::owner)
                    .containsExactly(tuple("f", "root"));
            assertThatThrownBy(() -> deploy.files().read(file))
                    .isInstanceOf(FileTransferException.class)
                    .hasMessageContaining("no right");
            asRoot.files().delete(directory);
            assertThat(asRoot.files().exists(directory)).isFalse();
        }
    }

    @Test
    void aTreeBelongsToWhoeverSentItOrIsGivenIt() throws Exception {
        Path tree = here.resolve("tree");
        Files.createDirectories(tree.resolve("inner"));
        Files.writeString(tree.resolve("inner/f"), "x");
        root.run("install", "-d", "-o", "app", "-m", "700", "/srv/app");

        deploy.asUser("app").files().upload(tree, "/srv/app/t");
        deploy.asRoot().files().upload(tree, "/srv/t");
        deploy.asRoot()
                .files()
                .upload(
                        tree,
                        "/srv/given",
                        Transfer.builder().owner("app").group("app").build());

        assertThat(owners("/srv/app/t")).containsOnly("app:app");
        assertThat(owners("/srv/t")).containsOnly("root:root");
        assertThat(owners("/srv/given")).containsOnly("app:app");
        deploy.asUser("app").files().download("/srv/app/t", here.resolve("back"));
        assertThat(here.resolve("back/inner/f")).hasContent("x");
        assertThat(deploy.asUser("app").files().list("/srv/app/t"))
                .extracting(RemoteFile::name)
                .containsExactly("inner");
    }

    private static List<String> owners(String tree) {
        return root.run("find", tree, "-printf", "%u:%g\n").lines();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# nothing", "deploy ALL=(ALL) ALL", "deploy ALL=(app) NOPASSWD: ALL"})
    void whoMayNotBecomeRootIsToldWhatHelpsAndNothingIsRun(String rule) {
        host.allow(rule);
        root.files().delete("/run/was-here");
        Command.Builder touch = Command.builder("touch", "/run/was-here").timeout(Duration.ofSeconds(20));

        for (Command command : List.of(
                touch.build(), touch.anyExitStatus().build(), touch.pty().build())) {
            assertThatThrownBy(() -> deploy.asRoot().run(command))
                    .isInstanceOf(SudoRefusedException.class)
                    .hasMessageContainingAll(
                            "agent_0: 'touch /run/was-here' was not run",
                            "sudo did not let deploy run it as root",
                            "a password is required",
                            "deploy ALL=(ALL) NOPASSWD: ALL");
        }
        assertThatThrownBy(() -> deploy.asRoot().files().write("/run/was-here", ""))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContainingAll("write '/run/was-here'", "sudo did not let deploy", "NOPASSWD");
        assertThat(root.files().exists("/run/was-here")).isFalse();
    }

    @Test
    void aRuleForOneCommandIsEnoughForThatCommand() {
        host.allow("deploy ALL=(root) NOPASSWD: /usr/bin/id");

        assertThat(deploy.asRoot().run("id", "-u").stdout()).isEqualTo("0");
        assertThatThrownBy(() -> deploy.asRoot()
                        .run(Command.builder("id").environment("X", "1").build()))
                .isInstanceOf(SudoRefusedException.class)
                .hasMessageContainingAll("environment", "SETENV");
        assertThatThrownBy(() -> deploy.asUser("nobody-there").run("id"))
                .isInstanceOf(SudoRefusedException.class)
                .hasMessageContainingAll("nobody-there", "spelled right");
    }

    @Test
    void aHostWithoutSudoIsNamed() {
        root.run("mv", "/usr/bin/sudo", "/usr/bin/sudo.away");
        try {
            assertThatThrownBy(() -> deploy.asRoot().run("id"))
                    .isInstanceOf(SudoRefusedException.class)
                    .hasMessageContaining("Install sudo on the node");
        } finally {
            root.run("mv", "/usr/bin/sudo.away", "/usr/bin/sudo");
        }
    }
}
