// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The root directory of a node: its own, but for what it has of this machine read-only. */
final class NodeRoot {

    private static final List<String> OWN = List.of(
            "etc",
            "proc",
            "dev/shm",
            "dev/pts",
            "tmp",
            "root",
            "home",
            "var/tmp",
            "var/lib",
            "var/log",
            "var/cache",
            "run/lock",
            "mnt",
            "opt",
            "srv",
            "usr",
            SetUp.OLD_ROOT);
    private static final List<String> DEVICES = List.of("null", "zero", "full", "random", "urandom", "tty");
    private static final List<String> PROGRAMS = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    private final Path root;
    private final IdMap ids;
    private final List<String> mounts = new ArrayList<>();

    NodeRoot(Path root, IdMap ids) {
        this.root = root;
        this.ids = ids;
    }

    /** Makes what is not there yet, and returns the mounts as {@code fstab} has them. */
    String make(ConfinedNode node) throws IOException {
        mount(root, root, "bind,nosuid,nodev");
        boolean first = !Files.exists(root.resolve("etc"));
        for (String directory : OWN) {
            Files.createDirectories(root.resolve(directory));
        }
        mount(Path.of("/usr"), root.resolve("usr"), "rbind,ro,nosuid,nodev");
        for (String name : PROGRAMS) {
            programs(Path.of("/", name), root.resolve(name));
        }
        for (String name : DEVICES) {
            device(name);
        }
        links();
        for (String directory : node.directories()) {
            Files.createDirectories(root.resolve(directory.substring(1)));
        }
        for (String directory : node.memory()) {
            Path place = Files.createDirectories(root.resolve(directory.substring(1)));
            mounts.add("none " + escaped(place) + " tmpfs nosuid,nodev 0 0\n");
        }
        if (first) {
            new NodeEtc(root.resolve("etc")).fill(node);
            Files.setPosixFilePermissions(root.resolve("root"), PosixFilePermissions.fromString("rwx------"));
            for (String open : List.of("tmp", "var/tmp", "dev/shm")) {
                Files.setAttribute(root.resolve(open), "unix:mode", 01777);
            }
            own();
        }
        return String.join("", mounts);
    }

    /** On most machines these are links into {@code /usr}. */
    private void programs(Path here, Path there) throws IOException {
        if (Files.isSymbolicLink(here)) {
            if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(there, Files.readSymbolicLink(here));
            }
        } else if (Files.isDirectory(here)) {
            Files.createDirectories(there);
            mount(here, there, "rbind,ro,nosuid,nodev");
        }
    }

    private void device(String name) throws IOException {
        Path device = root.resolve("dev").resolve(name);
        if (!Files.exists(device, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(device);
        }
        mount(Path.of("/dev", name), device, "bind");
    }

    private void links() throws IOException {
        link("dev/ptmx", "pts/ptmx");
        link("dev/fd", "/proc/self/fd");
        link("dev/stdin", "/proc/self/fd/0");
        link("dev/stdout", "/proc/self/fd/1");
        link("dev/stderr", "/proc/self/fd/2");
        link("var/run", "/run");
    }

    private void link(String name, String target) throws IOException {
        Path link = root.resolve(name);
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, Path.of(target));
        }
    }

    private void mount(Path from, Path to, String options) {
        mounts.add(escaped(from) + " " + escaped(to) + " none " + options + " 0 0\n");
    }

    /** fstab(5). */
    private static String escaped(Path path) {
        return path.toString()
                .replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012");
    }

    private void own() throws IOException {
        if (ids.owner().isEmpty()) {
            return;
        }
        Integer owner = (int) ids.owner().getAsLong();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        Files.createDirectories(to.getParent() == null ? to : to.getParent());
        if (!Files.isDirectory(from)) {
            Files.writeString(to, Files.readString(from, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path copy = to.resolve(entry.getFileName());
                if (Files.isSymbolicLink(entry)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(entry));
                } else if (Files.isReadable(entry)) {
                    copy(entry, copy);
                }
            }
        }
    }
}
