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
        if (isOn(node, path, text)) {
            return false;
        }
        node.files().write(path, text);
        return true;
    }

    /**
     * Tells whether a file is like that.
     *
     * @param node the node
     * @param path an absolute path there
     * @param text what is to be in it
     * @return whether it is there with that text and nothing else
     */
    public static boolean isOn(Node node, String path, String text) {
        return node.files().exists(path)
                && Arrays.equals(node.files().read(path), text.getBytes(StandardCharsets.UTF_8));
    }
}
