// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.SftpATTRS;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Sends a tree over SFTP, an entry at a time, into a directory of the node, where it is called {@code tree}. */
final class SftpSending extends SimpleFileVisitor<Path> {

    private final Sftp sftp;
    private final Path root;
    private final Class<? extends BasicFileAttributes> attributesRead;
    private final String work;
    private final Progress progress;

    SftpSending(Sftp sftp, Path root, String work, Progress progress) throws IOException {
        this.sftp = sftp;
        this.root = root.toRealPath();
        this.attributesRead = Permissions.attributesOf(this.root);
        this.work = work;
        this.progress = progress;
    }

    void run() throws IOException {
        Files.walkFileTree(root, this);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        sftp.makeDirectory(there(directory));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            sftp.makeLink(there(file), Files.readSymbolicLink(file).toString());
        } else if (attributes.isRegularFile()) {
            try (InputStream content = progress.adding(Files.newInputStream(file))) {
                sftp.write(there(file), content);
            }
            sftp.dress(there(file), look(file));
        } else {
            throw new IOException("'" + file + "' is neither a file nor a directory nor a link");
        }
        return FileVisitResult.CONTINUE;
    }

    /** Only now: its mode may forbid to write in it, and what is made in it changes its time. */
    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error) throws IOException {
        if (error != null) {
            throw error;
        }
        SftpATTRS look = look(directory);
        if (directory.equals(root)) {
            // The top must be writable to be moved; it gets its mode when it is where it belongs.
            look.setPERMISSIONS(0700);
        }
        sftp.dress(there(directory), look);
        return FileVisitResult.CONTINUE;
    }

    private SftpATTRS look(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, attributesRead);
        // Seconds that have outgrown the sign are still understood: they are sent without one.
        int modified = (int) attributes.lastModifiedTime().toInstant().getEpochSecond();
        SftpATTRS look = new SftpATTRS();
        look.setPERMISSIONS(Permissions.mode(attributes));
        look.setACMODTIME(modified, modified);
        return look;
    }

    private String there(Path path) {
        return path.equals(root)
                ? work + "/tree"
                : work + "/tree/" + root.relativize(path).toString().replace(File.separatorChar, '/');
    }
}
