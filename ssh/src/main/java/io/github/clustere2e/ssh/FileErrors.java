// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;

/** What helps when the node's tools cannot do something with a file. */
final class FileErrors {

    private static final String NO_ROOM =
            Trouble.NODE_DISK_FULL.explain("Make room on the node's file system, or choose another one");

    private static final String CONNECTION_BROKE =
            Trouble.LOST_CONNECTION.explain("The connection broke: send it again");

    private static final Map<String, String> CURES = cures();

    private FileErrors() {}

    static String explain(int status, String stderr) {
        String said = stderr.isBlank() ? "exit status " + status : stderr.strip();
        for (Map.Entry<String, String> cure : CURES.entrySet()) {
            if (said.contains(cure.getKey())) {
                return said + ". " + cure.getValue();
            }
        }
        return said;
    }

    private static Map<String, String> cures() {
        Map<String, String> cures = new LinkedHashMap<>();
        cures.put("No space left on device", NO_ROOM);
        // So says tar when a file fits in part.
        cures.put("Wrote only", NO_ROOM);
        cures.put("Disk quota exceeded", NO_ROOM);
        cures.put(
                "Permission denied",
                Trouble.FILE_RIGHTS.explain(
                        "The user that the connection logs in as has no right to it: choose another place, or use a command as"
                                + " another user"));
        // So say shells that do not tell why.
        cures.put(
                "can't cd to",
                Trouble.FILE_RIGHTS.explain("It is not there, or is no directory, or that user may not enter it"));
        cures.put(
                "Operation not permitted",
                Trouble.FILE_RIGHTS.explain("The user that the connection logs in as may not do that"));
        cures.put("Read-only file system", "Choose a place that can be written to");
        cures.put("Is a directory", "Name a file in it");
        cures.put("Not a directory", "A part of the path is a file");
        cures.put(
                "tar: not found, and the server has no SFTP",
                Trouble.MISSING_TOOL.explain(
                        "Directories need one of them: install tar on the node, or give its sshd a Subsystem sftp"));
        cures.put(
                "tar: not found",
                Trouble.MISSING_TOOL.explain(
                        "Without it directories go over SFTP, which cannot be another user than the one that logs in: install tar"
                                + " on the node, or log in as that user"));
        cures.put(
                "-printf",
                Trouble.MISSING_TOOL.explain(
                        "Listing a directory needs GNU find on the node: install findutils there"));
        cures.put("Something is there", "Delete it first, or let it give way with Transfer.Builder.replace()");
        cures.put("The end is missing", CONNECTION_BROKE);
        cures.put(
                "sudo: ",
                Trouble.SUDO.explain(
                        "To be another user, the one that the connection logs in as needs sudo without a password"));
        cures.put("File exists", "A part of the path is a file");
        cures.put("No such file or directory", "Is the path spelled right?");
        cures.put("No such file", "Is the path spelled right?");
        cures.put("File name too long", "Shorten it");
        // So say shells, some with "command" before it.
        cures.put("not found", Trouble.MISSING_TOOL.explain("Install that tool on the node"));
        cures.put(
                "bytes came instead of",
                Trouble.LOST_CONNECTION.explain(
                        "The file changed while it was sent, or the connection broke: send it again"));
        return cures;
    }
}
