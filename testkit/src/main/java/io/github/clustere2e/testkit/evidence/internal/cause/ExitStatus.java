// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

/** What shells mean by exit statuses, as POSIX and Bash's manual tell them. */
final class ExitStatus {

    private static final int LONGEST = 120;

    private ExitStatus() {}

    /** In brackets; empty if it has no meaning of its own. */
    static String meaning(int status) {
        return switch (status) {
            case 124 -> " (timeout(1) ended it)";
            case 126 -> " (it may not be executed)";
            case 127 -> " (there is no such command)";
            case 134 -> " (SIGABRT: it aborted)";
            case 137 -> " (SIGKILL: it was killed, perhaps for want of memory)";
            case 139 -> " (SIGSEGV: it crashed)";
            case 143 -> " (SIGTERM: it was told to end)";
            default -> "";
        };
    }

    /** Whether the command never began, so that nothing else explains it better. */
    static boolean neverBegan(int status) {
        return status == 126 || status == 127;
    }

    static String shortened(String command) {
        String line = command.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
