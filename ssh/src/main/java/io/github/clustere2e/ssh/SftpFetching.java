// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** Fetches a tree over SFTP, an entry at a time, into an empty directory. */
final class SftpFetching {

    /** What stands for bytes that are no UTF-8. */
    private static final char UNKNOWN = '\uFFFD';

    private final Sftp sftp;
    private final UntrustedTree tree;

    SftpFetching(Sftp sftp, Path directory, Progress progress) {
        this.sftp = sftp;
        this.tree = new UntrustedTree(directory, progress);
    }

    void run(String path) throws IOException {
        directory(path, ".", sftp.look(path));
        tree.finish();
    }

    private void directory(String path, String name, SftpATTRS attributes) throws IOException {
        tree.directory(name, look(attributes));
        for (ChannelSftp.LsEntry entry : sftp.list(path)) {
            String child = path + "/" + entry.getFilename();
            try {
                entry(child, name + "/" + entry.getFilename(), entry.getAttrs());
            } catch (SftpError e) {
                // What has gone since it was listed is not there.
                if (!e.is(SftpError.Kind.GONE)) {
                    throw e;
                } else if (child.indexOf(UNKNOWN) >= 0) {
                    throw new IOException("the name of '" + child + "' is not UTF-8", e);
                }
            }
        }
    }

    private void entry(String path, String name, SftpATTRS attributes) throws IOException {
        if (attributes.isDir()) {
            directory(path, name, attributes);
        } else if (attributes.isLink()) {
            tree.link(name, sftp.target(path));
        } else if (attributes.isReg()) {
            tree.file(name, look(attributes), file -> sftp.read(path, file));
        } else {
            tree.leaveOut(name);
        }
    }

    private static Look look(SftpATTRS attributes) {
        return new Look(
                attributes.getPermissions(),
                FileTime.from(Integer.toUnsignedLong(attributes.getMTime()), TimeUnit.SECONDS));
    }
}
