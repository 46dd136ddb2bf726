// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Node;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** A file that is written on a node before the packages that read it are installed. */
record ConfigFile(String path, Function<Node, String> text) {

    /** Tells whether the file was not like this before. */
    boolean writeTo(Node node) {
        String content = text.apply(node);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (node.files().exists(path) && Arrays.equals(node.files().read(path), bytes)) {
            return false;
        }
        node.files().write(path, content);
        return true;
    }
}
