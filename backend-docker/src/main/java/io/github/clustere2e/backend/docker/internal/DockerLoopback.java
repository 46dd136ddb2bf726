// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.LoopbackDevice;
import io.github.clustere2e.api.LoopbackDevices;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Block devices for nodes: files in the cluster's directory, attached to loop devices of this machine. */
final class DockerLoopback implements LoopbackDevices {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
    private static final int SECTOR = 512;
    private static final int LEAST = 4096;

    private final DeviceAccess access;
    private final NativeExec exec;
    private final ClusterHandle cluster;
    private final LoopbackFiles files;

    DockerLoopback(Engine engine, NativeExec exec, ClusterHandle cluster) {
        this.access = new DeviceAccess(engine);
        this.exec = exec;
        this.cluster = cluster;
        this.files = LoopbackFiles.of(cluster.identity());
    }

    /** Whether this machine's own loop devices can be given to containers of that engine. */
    static boolean isPossible(Engine engine) {
        return engine.isLocal() && Losetup.isPossible() && DeviceAccess.isPossible();
    }

    @Override
    public LoopbackDevice create(Node node, String name, long bytes) {
        check(name, bytes);
        Machine machine = cluster.machine(node);
        Path file = files.create(node.name(), name, bytes);
        LoopbackDevice device = device(file, bytes);
        try {
            String numbers = numbers(Losetup.attach(file));
            access.allow(machine.reference(), numbers);
            exec.exec(
                    node,
                    Command.of(
                            "sh",
                            "-c",
                            "mkdir -p /dev/cluster-e2e && rm -f \"$1\" && mknod -m 660 \"$1\" b \"$2\" \"$3\"",
                            "mknod",
                            device.path(),
                            numbers.substring(0, numbers.indexOf(':')),
                            numbers.substring(numbers.indexOf(':') + 1)));
            return device;
        } catch (RuntimeException e) {
            try {
                destroy(device);
            } catch (ClusterException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    @Override
    public List<LoopbackDevice> list() {
        return Losetup.attached(files.directory()).values().stream()
                .filter(Files::exists)
                .map(file -> device(file, file.toFile().length()))
                .sorted(Comparator.comparing(LoopbackDevice::node).thenComparing(LoopbackDevice::name))
                .toList();
    }

    @Override
    public void destroy(LoopbackDevice device) {
        Path file = files.file(device.node(), device.name());
        Losetup.attached(files.directory()).forEach((loop, backing) -> {
            if (backing.equals(file)) {
                takeFrom(device, numbers(loop));
            }
        });
        files.remove(file);
    }

    /** The number goes to somebody else next: the node must not reach it any more. */
    private void takeFrom(LoopbackDevice device, String numbers) {
        for (Machine machine : cluster.machines()) {
            if (machine.node().name().equals(device.node()) && machine.state().equals("running")) {
                access.deny(machine.reference(), numbers);
            }
        }
    }

    private static void check(String name, long bytes) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException("'" + name
                    + "' cannot be the name of a device: use up to 31 lower-case letters, digits and hyphens");
        }
        if (bytes < LEAST || bytes % SECTOR != 0) {
            throw new InvalidInputException("A device of " + bytes + " bytes cannot be: the size is a multiple of "
                    + SECTOR + ", and at least " + LEAST);
        }
    }

    private static LoopbackDevice device(Path file, long bytes) {
        String name = LoopbackFiles.name(file);
        return new LoopbackDevice(LoopbackFiles.node(file), name, "/dev/cluster-e2e/" + name, bytes);
    }

    /** Such as {@code 7:3}. */
    private static String numbers(Path device) {
        try {
            return Files.readString(Path.of("/sys/block", device.getFileName().toString(), "dev"))
                    .strip();
        } catch (IOException e) {
            throw new ClusterException("Cannot read the numbers of " + device + ": " + e.getMessage(), e);
        }
    }
}
