// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * What a file or a directory that is fetched gets when it is complete.
 *
 * @param mode as the node has it; what is more than permissions, such as the set-user-id bit, is nobody's here
 * @param modified when it was changed on the node
 */
record Look(int mode, FileTime modified) {

    void dress(Path path) throws IOException {
        Files.setLastModifiedTime(path, modified);
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(Permissions.of(mode));
        }
    }
}
