// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.Distribution;
import io.github.clustere2e.backend.docker.DockerInside;
import io.github.clustere2e.backend.docker.DockerMount;
import io.github.clustere2e.backend.docker.DockerNetwork;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.docker.DockerOptionsBuilder;
import io.github.clustere2e.backend.docker.HostPort;
import java.util.List;
import java.util.function.BiConsumer;

/** The one place where the options by name are listed; the documentation is made of it. */
final class OptionTable {

    static final List<NamedOption> ALL = List.of(
            one(
                    "image",
                    "REFERENCE",
                    "one that the backend builds",
                    "An image of your own, which the engine has."
                            + " It has systemd, `/sbin/init` and OpenSSH's server, else the error names what is missing; an image"
                            + " of it with a node's settings is made once.",
                    DockerOptionsBuilder::image),
            one(
                    "dockerfile",
                    "FILE",
                    "none",
                    "Builds the image from a Dockerfile of your own, which may copy from its"
                            + " directory; it has what `image` has. Excludes `image`.",
                    (builder, value) -> builder.dockerfile(OptionText.path(value))),
            one(
                    "distribution",
                    "NAME",
                    "debian-12",
                    "What the backend makes the nodes' image of: " + OptionText.distributions()
                            + ". Excludes `image` and `dockerfile`; see [distributions](#distributions).",
                    (builder, value) -> builder.distribution(Distribution.of(value))),
            many(
                    "packages",
                    "NAME[,NAME...]",
                    "none",
                    "Packages in the image of all nodes, by the distribution's names and with its `apt-get` or `dnf`. Built once"
                            + " for each set; needs the package archive then.",
                    (builder, value) -> builder.packages(value.split(",", -1))),
            one(
                    "name-prefix",
                    "TEXT",
                    DockerOptions.DEFAULT_NAME_PREFIX,
                    "How the names of containers begin. Networks and volumes keep their names.",
                    DockerOptionsBuilder::namePrefix),
            one(
                    "workspace",
                    "DIRECTORY",
                    "`~/.cache/cluster-e2e/images`",
                    "Where images are built; what is put there is gone again afterwards.",
                    (builder, value) -> builder.workspace(OptionText.path(value))),
            many(
                    "mount",
                    "/PATH:/TARGET[:ro], VOLUME:/TARGET[:ro], /TARGET or tmpfs:/TARGET[:SIZE]",
                    "none",
                    "What nodes see besides their own files: a path of the engine's machine, a volume by name, a volume"
                            + " of each node's own, or a file system in memory. A volume that does not exist yet is made"
                            + " and goes with the cluster.",
                    DockerOptionsBuilder::mount,
                    DockerOptionsBuilder::mount,
                    DockerMount::parse),
            many(
                    "label",
                    "KEY=VALUE",
                    "none",
                    "A label of the containers. `io.github.clustere2e.` is kept for the backend.",
                    (builder, label) -> builder.label(label.getKey(), label.getValue()),
                    (builder, role, label) -> builder.label(role, label.getKey(), label.getValue()),
                    OptionText::pair),
            many(
                    "environment",
                    "NAME=VALUE",
                    "none",
                    "A variable for SSH sessions (commands, `ssh`) and for services of systemd. Cron jobs and what `sudo`"
                            + " or `su -` starts do not see it. A value has no line end.",
                    (builder, value) -> builder.environment(
                            OptionText.pair(value).getKey(),
                            OptionText.pair(value).getValue())),
            many(
                    "sysctl",
                    "NAME=VALUE",
                    "none",
                    "A kernel parameter that each container has for itself: `net.*`, `fs.mqueue.*`, `kernel.msg*`,"
                            + " `kernel.sem`, `kernel.shm*`.",
                    (builder, value) -> builder.sysctl(
                            OptionText.pair(value).getKey(),
                            OptionText.pair(value).getValue())),
            role(
                    "memory",
                    "SIZE",
                    "no limit",
                    "The most memory of each node, at least `32m`.",
                    DockerOptionsBuilder::memory,
                    DockerOptionsBuilder::memory,
                    text -> text),
            role(
                    "cpus",
                    "NUMBER",
                    "no limit",
                    "The most processor time of each node, in processors, such as `1.5`.",
                    DockerOptionsBuilder::cpus,
                    DockerOptionsBuilder::cpus,
                    OptionText::number),
            many(
                    "capability",
                    "NAME",
                    "those of the engine",
                    "A Linux capability, such as `NET_ADMIN`.",
                    DockerOptionsBuilder::linuxCapability,
                    DockerOptionsBuilder::linuxCapability,
                    text -> text),
            one(
                    "privileged",
                    "true or false",
                    "false",
                    "Every right over the engine's machine. Not run in the project's"
                            + " own tests: the machine for them does not let an engine give all rights.",
                    (builder, value) -> builder.privileged(OptionText.yes(value))),
            one(
                    "seccomp",
                    "default, unconfined, a file, or the JSON itself",
                    "default",
                    "The seccomp profile, in Docker's JSON.",
                    DockerOptionsBuilder::seccomp),
            one(
                    "apparmor",
                    "PROFILE or unconfined",
                    "the engine's",
                    "The AppArmor profile; refused where the engine has"
                            + " no AppArmor, since it would protect nothing. For that reason only the refusal is tested.",
                    DockerOptionsBuilder::appArmor),
            many(
                    "host-port",
                    "NODE:PORT[=[ADDRESS:]HOST_PORT]",
                    "none",
                    "Lets a TCP port of one node, such as `master_0:80`, be reached by a port of the engine's machine"
                            + " too: of its loopback address unless another is given, and one that the engine picks unless"
                            + " one is given. The capability `HostPorts`, or `docker port`, tells which.",
                    (builder, value) -> builder.hostPort(HostPort.parse(value))),
            one(
                    "network",
                    "own, bridge or NAME",
                    "own",
                    "One of the cluster's own, with fixed addresses; the engine's"
                            + " default bridge, where addresses do not survive a stop and names do not resolve between nodes; or a"
                            + " network that exists, which stays, and where addresses do not survive a stop either.",
                    (builder, value) -> builder.network(DockerNetwork.parse(value))),
            one(
                    "subnet",
                    "CIDR",
                    "a free one of 10.207.0.0/16",
                    "The subnet of the cluster's own network, such as" + " `10.30.0.0/24`; excludes `network`.",
                    (builder, value) -> builder.network(DockerNetwork.own(value))),
            one(
                    "cgroup-mount",
                    "true or false",
                    "true",
                    "Whether nodes see the control groups of the engine's machine."
                            + " Without, systemd needs the capability `SYS_ADMIN`.",
                    (builder, value) -> builder.cgroupMount(OptionText.yes(value))),
            one(
                    "access",
                    "automatic, direct or published",
                    "automatic",
                    "The way to the SSH servers: `direct` by the nodes'"
                            + " addresses, `published` by a port of the engine's loopback address that it picks at each start."
                            + " `automatic` is `direct` on Linux with an engine on a Unix socket, else `published`.",
                    (builder, value) -> builder.access(OptionText.access(value))),
            role(
                    "docker",
                    "distribution or VERSION[,STORAGE_DRIVER][,URL]",
                    "none",
                    "A Docker engine inside nodes, with its images in a volume of the node. A version that the distribution"
                            + " does not have is taken from `URL`, which is Docker's own unless given. The storage driver is"
                            + " `overlay2`, `overlay`, `aufs` or `vfs`; `overlay2` unless given. See below for the rights"
                            + " that such nodes get.",
                    DockerOptionsBuilder::dockerInside,
                    DockerOptionsBuilder::dockerInside,
                    DockerInside::parse));

    private OptionTable() {}

    private static NamedOption one(
            String name, String form, String without, String text, BiConsumer<DockerOptionsBuilder, String> setter) {
        return new NamedOption(name, false, false, form, without, text, forAll(setter));
    }

    private static NamedOption many(
            String name, String form, String without, String text, BiConsumer<DockerOptionsBuilder, String> setter) {
        return new NamedOption(name, false, true, form, without, text, forAll(setter));
    }

    private static <T> NamedOption role(
            String name,
            String form,
            String without,
            String text,
            BiConsumer<DockerOptionsBuilder, T> all,
            RoleSetter<T> one,
            OptionText.Reader<T> reader) {
        return new NamedOption(name, true, false, form, without, text, perRole(all, one, reader));
    }

    private static <T> NamedOption many(
            String name,
            String form,
            String without,
            String text,
            BiConsumer<DockerOptionsBuilder, T> all,
            RoleSetter<T> one,
            OptionText.Reader<T> reader) {
        return new NamedOption(name, true, true, form, without, text, perRole(all, one, reader));
    }

    private static NamedOption.Setter forAll(BiConsumer<DockerOptionsBuilder, String> setter) {
        return (builder, role, value) -> setter.accept(builder, value);
    }

    private static <T> NamedOption.Setter perRole(
            BiConsumer<DockerOptionsBuilder, T> all, RoleSetter<T> one, OptionText.Reader<T> reader) {
        return (builder, role, value) -> {
            T read = reader.read(value);
            if (role.isPresent()) {
                one.set(builder, role.get(), read);
            } else {
                all.accept(builder, read);
            }
        };
    }

    /** Sets something for the nodes of one role. */
    @FunctionalInterface
    private interface RoleSetter<T> {

        void set(DockerOptionsBuilder builder, Role role, T value);
    }
}
