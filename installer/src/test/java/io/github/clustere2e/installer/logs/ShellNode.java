// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Not a node: this machine's shell, with the programs of systemd that a test gives it. */
final class ShellNode implements Node {

    private final int index;
    private final Path programs;
    private final List<String> users = new CopyOnWriteArrayList<>();
    private volatile String path;
    private volatile boolean dead;

    /** Makes a node whose programs of its own are in a directory. */
    ShellNode(int index, Path programs) {
        this.index = index;
        this.programs = programs;
        this.path = programs + File.pathSeparator + System.getenv("PATH");
    }

    /** Gives it a program, which comes before this machine's. */
    ShellNode with(String program, String script) {
        write(programs, program, script);
        return this;
    }

    static void write(Path directory, String program, String script) {
        try {
            Files.createDirectories(directory);
            Path path = Files.writeString(directory.resolve(program), "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it find programs in that directory and nowhere else. */
    void onlyWith(Path directory) {
        path = directory.toString();
    }

    void kill() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    List<String> users() {
        return users;
    }

    @Override
    public RunningCommand start(Command command) {
        if (dead) {
            throw new NodeConnectionException(name(), "the node is switched off", false, null);
        }
        users.add(command.user().orElse("nobody in particular"));
        return new ShellCommand(name(), command, path);
    }

    @Override
    public String name() {
        return role().nodeName(index);
    }

    @Override
    public Role role() {
        return Role.AGENT;
    }

    @Override
    public String hostname() {
        return "host-" + index;
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
