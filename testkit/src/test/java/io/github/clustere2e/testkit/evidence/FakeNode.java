// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Not a node: this machine's shell, with programs of its own before this machine's. */
final class FakeNode implements Node {

    private final String name;
    private final Path programs;
    private volatile boolean off;
    private volatile @Nullable CountDownLatch hangs;
    private volatile boolean heedsInterrupts = true;

    FakeNode(String name, Path programs) {
        this.name = name;
        this.programs = programs;
        with("journalctl", "");
        with("systemctl", "");
        with("dmesg", "echo 'dmesg: not permitted'; exit 1");
        with("iptables-save", "echo '-A INPUT -j ACCEPT'");
        with("ip6tables-save", "");
        with("nft", "");
        with("ss", "echo 'tcp LISTEN 0 128 127.0.0.1:2379 0.0.0.0:*'");
        with("ip", "echo '1: lo inet 127.0.0.1/8'");
        with("df", "echo '/dev/sda1 ext4 10G 1G 9G 10% /'");
        with("find", ""); // control groups are this machine's
    }

    /** Gives it a program. */
    FakeNode with(String program, String script) {
        try {
            Files.createDirectories(programs);
            Path path = Files.writeString(programs.resolve(program), "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    FakeNode off() {
        off = true;
        return this;
    }

    boolean isOff() {
        return off;
    }

    /** Lets it accept commands and never begin them, until the latch is down. */
    FakeNode hanging(CountDownLatch until, boolean heedingInterrupts) {
        hangs = until;
        heedsInterrupts = heedingInterrupts;
        return this;
    }

    @Override
    public RunningCommand start(Command command) {
        if (off) {
            throw new NodeConnectionException(name, "the node is switched off", false, null);
        }
        CountDownLatch until = hangs;
        if (until != null) {
            Hanging.await(until, heedsInterrupts);
        }
        return new ShellCommand(name, command, programs + ":" + System.getenv("PATH"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return Role.AGENT;
    }

    @Override
    public String hostname() {
        return name;
    }

    @Override
    public InetAddress publicAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress privateAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public NodeFiles files() {
        throw new UnsupportedOperationException("nobody asks for them");
    }
}
