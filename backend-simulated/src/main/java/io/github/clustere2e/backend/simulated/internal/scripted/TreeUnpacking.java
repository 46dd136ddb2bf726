// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import io.github.clustere2e.backend.simulated.internal.server.Exec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks a tree that comes as an archive, whole or not at all: beside its destination, in which it is called {@code tree},
 * before an entry {@code end}.
 */
final class TreeUnpacking {

    private final NodePaths paths;
    private final String path;
    private final String owner;
    private final String mode;
    private final boolean replace;
    private final boolean asked;

    /** With the arguments of the script. */
    TreeUnpacking(NodePaths paths, List<String> arguments) {
        this.paths = paths;
        this.path = arguments.get(0);
        this.owner = arguments.get(1);
        this.mode = arguments.get(2);
        this.replace = !arguments.get(3).isEmpty();
        this.asked = !arguments.get(4).isEmpty();
    }

    void run(Exec exec) throws IOException {
        Owners.check(path, owner);
        Path place = paths.place(path);
        if (!replace && there(place)) {
            throw new FileSystemException(path, null, "Something is there");
        }
        Path directory = Directories.create(paths, path);
        Path work = Files.createTempDirectory(
                directory,
                ".cluster-e2e-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            if (asked) {
                // Whether the tree is the same is never looked at: it is sent again.
                ScriptedFiles.say(exec.stdout(), "send\n");
            }
            unpack(exec.stdin(), work);
            Path tree = work.resolve("tree");
            if (there(place)) {
                Files.move(place, work.resolve("old"));
            }
            Files.move(tree, place);
            Files.setPosixFilePermissions(place, Trees.permissions(mode));
        } finally {
            Trees.delete(work);
        }
    }

    private void unpack(InputStream input, Path work) throws IOException {
        NodePaths inside = new NodePaths(work);
        Deque<Finishing> last = new ArrayDeque<>();
        // close() would close the connection's input, which is read to its end here.
        @SuppressWarnings("resource")
        TarArchiveInputStream tar = new TarArchiveInputStream(input, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = inside.place(entry.getName());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else if (entry.isDirectory()) {
                Files.createDirectories(target);
                TarArchiveEntry directory = entry;
                last.push(() -> dress(target, directory));
            } else if (entry.isFile()) {
                Files.copy(tar, target);
                dress(target, entry);
            }
        }
        input.transferTo(OutputStream.nullOutputStream());
        if (!there(work.resolve("end"))) {
            throw new FileSystemException(path, null, "The end is missing");
        }
        // Directories last, the deepest first: what is put into one changes its time, and may not be put into all.
        for (Finishing each : last) {
            each.run();
        }
    }

    private static void dress(Path target, TarArchiveEntry entry) throws IOException {
        Files.setLastModifiedTime(target, entry.getLastModifiedTime());
        Files.setPosixFilePermissions(target, Trees.permissions(Integer.toOctalString(entry.getMode() & 0777)));
    }

    private static boolean there(Path place) {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }

    private interface Finishing {
        void run() throws IOException;
    }
}
