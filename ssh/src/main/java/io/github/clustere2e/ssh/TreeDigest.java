// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.ssh.wire.FileScripts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One SHA-256 for all that makes a tree: names, kinds, permissions, contents, targets of links. Not times, nor owners.
 *
 * <p>It is of a text that the tools of a node can write too, as {@link FileScripts#UNPACK} has them do: the looks of all
 * entries, sorted as bytes and each ended by a NUL, then the contents' SHA-256 in the order of the names, a line each.
 */
final class TreeDigest extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Class<? extends BasicFileAttributes> attributesRead;
    private final List<byte[]> looks = new ArrayList<>();
    private final Map<byte[], Path> files = new TreeMap<>(Arrays::compareUnsigned);

    private TreeDigest(Path root) {
        this.root = root;
        this.attributesRead = Permissions.attributesOf(root);
    }

    /** As {@code sha256sum} writes it. */
    static String of(Path root) throws IOException {
        TreeDigest tree = new TreeDigest(root.toRealPath());
        Files.walkFileTree(tree.root, tree);
        return tree.digest();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        looks.add(bytes(name(directory) + "//d" + mode(directory)));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = name(file);
        if (attributes.isSymbolicLink()) {
            looks.add(bytes(name + "//l//" + Files.readSymbolicLink(file)));
        } else if (!attributes.isRegularFile()) {
            throw new IOException("'" + file + "' is neither a file nor a directory nor a link");
        } else {
            looks.add(bytes(name + "//f" + mode(file)));
            files.put(bytes(name), file);
        }
        return FileVisitResult.CONTINUE;
    }

    private String digest() throws IOException {
        looks.sort(Arrays::compareUnsigned);
        MessageDigest all = Digests.sha256();
        for (byte[] look : looks) {
            all.update(look);
            all.update((byte) 0);
        }
        for (Path file : files.values()) {
            all.update(bytes(Digests.sha256Of(file) + "\n"));
        }
        return Digests.hex(all);
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    /** As {@code find} writes it. */
    private String mode(Path path) throws IOException {
        return Integer.toOctalString(Permissions.mode(Files.readAttributes(path, attributesRead)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
