// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Node;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text files on nodes. */
public final class TextFiles {

    private TextFiles() {}

    /**
     * Writes a file unless it is like that already.
     *
     * @param node the node
     * @param path an absolute path there
     * @param text what is to be in it
     * @return whether it was not like that before
     */
    public static boolean write(Node node, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (node.files().exists(path) && Arrays.equals(node.files().read(path), bytes)) {
            return false;
        }
        node.files().write(path, text);
        return true;
    }
}
