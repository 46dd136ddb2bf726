// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks an archive that nobody vouches for into an empty directory. For one thread. */
final class TarExtraction {

    private final UntrustedTree tree;

    TarExtraction(Path root, Progress progress) {
        this.tree = new UntrustedTree(root, progress);
    }

    void run(InputStream archive) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            unpack(entry, tar);
        }
        // What fills up the last block belongs to the archive.
        archive.transferTo(OutputStream.nullOutputStream());
        tree.finish();
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        String name = entry.getName();
        Look look = new Look(entry.getMode(), entry.getLastModifiedTime());
        if (entry.isDirectory()) {
            tree.directory(name, look);
        } else if (entry.isSymbolicLink()) {
            tree.link(name, entry.getLinkName());
        } else if (entry.isLink()) {
            tree.linkAgain(name, entry.getLinkName());
        } else if (entry.isFile()) {
            tree.file(name, look, file -> copy(content, file));
        } else {
            tree.leaveOut(name);
        }
    }

    private static void copy(InputStream content, OutputStream file) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
            file.write(chunk, 0, count);
        }
    }
}
