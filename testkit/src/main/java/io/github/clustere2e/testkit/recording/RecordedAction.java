// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What a node was asked to do. What changes nothing, such as to read a file, is not recorded.
 *
 * @since 0.1
 */
public sealed interface RecordedAction {

    /**
     * A command was run.
     *
     * @param command the command
     * @since 0.1
     */
    record Run(RecordedCommand command) implements RecordedAction {

        @Override
        public String toString() {
            String stdin = command.stdin().length == 0 ? "" : "  < " + command.stdin().length + " bytes";
            return "run " + command + (command.user().equals(RecordingNode.LOGIN_USER) ? "" : " as " + command.user())
                    + stdin;
        }
    }

    /**
     * A file was written or uploaded. Immutable.
     *
     * @since 0.1
     */
    final class Write implements RecordedAction {

        private final String path;
        private final MemoryFiles.Content file;

        Write(String path, MemoryFiles.Content file) {
            this.path = path;
            this.file = file;
        }

        /**
         * Returns where it is on the node.
         *
         * @return an absolute path
         */
        public String path() {
            return path;
        }

        /**
         * Returns what is in it.
         *
         * @return a copy
         */
        public byte[] content() {
            return file.bytes().clone();
        }

        /**
         * Returns what is in it, as text.
         *
         * @return read as UTF-8
         */
        public String text() {
            return new String(file.bytes(), StandardCharsets.UTF_8);
        }

        /**
         * Returns its permissions.
         *
         * @return unmodifiable
         */
        public Set<PosixFilePermission> permissions() {
            return file.permissions();
        }

        /**
         * Returns whose it is.
         *
         * @return the name of a user
         */
        public String owner() {
            return file.owner();
        }

        /** Without what is in it, which may be secret. */
        @Override
        public String toString() {
            return "write " + path + " (" + file.bytes().length + " bytes, "
                    + PosixFilePermissions.toString(permissions())
                    + (owner().equals(RecordingNode.LOGIN_USER) ? ")" : ", of " + owner() + ")");
        }
    }

    /**
     * Something was deleted.
     *
     * @param path where it was on the node
     * @since 0.1
     */
    record Delete(String path) implements RecordedAction {

        @Override
        public String toString() {
            return "delete " + path;
        }
    }

    /**
     * Something was fetched from the node.
     *
     * @param path where it is on the node
     * @param local where it was put on this machine
     * @since 0.1
     */
    record Download(String path, Path local) implements RecordedAction {

        @Override
        public String toString() {
            return "download " + path + " to " + local;
        }
    }

    /**
     * A file was published to all nodes; each of them has such an action.
     *
     * @param local the file on this machine
     * @param path where every node has it
     * @since 0.1
     */
    record Publish(Path local, String path) implements RecordedAction {

        @Override
        public String toString() {
            return "publish " + local + " as " + path;
        }
    }
}
