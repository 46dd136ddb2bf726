// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.wire.FileScripts;

/**
 * A file as it is to be on a node.
 *
 * @param content what is in it
 * @param size how much that is
 * @param mode as chmod takes it
 * @param owner as chown takes it, or nothing
 * @param digest the SHA-256 of the content, if it need not be sent where it is already; else nothing
 * @param modified seconds since 1970, or nothing for now
 */
record SentFile(StandardInput content, long size, String mode, String owner, String digest, String modified) {

    void writeTo(FileCommands commands, String path) {
        try (Gate gate = Gate.of(!digest.isEmpty())) {
            commands.run(
                    "write '" + path + "'",
                    FileScripts.WRITE,
                    gate.behind(content),
                    gate::restarted,
                    path,
                    RemotePath.temporaryBeside(path),
                    Long.toString(size),
                    mode,
                    owner,
                    digest,
                    modified);
        }
    }
}
