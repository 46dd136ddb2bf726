// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.internal.TextFiles;
import java.util.function.Function;

/** A file that is written on a node before the software that reads it is installed. */
record ConfigFile(String path, Function<Node, String> text) {

    boolean isOn(Node node) {
        return TextFiles.isOn(node, path, text.apply(node));
    }

    void writeTo(Node node) {
        node.files().write(path, text.apply(node));
    }
}
