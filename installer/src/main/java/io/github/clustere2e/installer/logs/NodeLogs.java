// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.nio.file.Path;
import java.util.List;

/**
 * What was had of one node.
 *
 * @param node the node's name
 * @param directory where its files are
 * @param files every file of it that was written, {@code errors.txt} included
 * @param missing what could not be had, or not whole; the same is in {@code errors.txt}
 * @since 0.1
 */
public record NodeLogs(String node, Path directory, List<Path> files, List<MissingLog> missing) {

    /**
     * Checks what it is given.
     *
     * @param node as the record says
     * @param directory as the record says
     * @param files as the record says
     * @param missing as the record says
     */
    public NodeLogs {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /**
     * Returns what could not be had because something went wrong, rather than because the node does not have it.
     *
     * @return a part of what is missing
     */
    public List<MissingLog> failures() {
        return missing.stream().filter(log -> !log.absent()).toList();
    }
}
