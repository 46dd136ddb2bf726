// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

/** How the program ends. {@code run} ends with the remote command's own status instead, if there was one. */
public final class ExitStatus {

    /** All was done. */
    public static final int DONE = 0;

    /** It was tried and failed. */
    public static final int FAILED = 1;

    /** Bad usage or bad input; nothing was made or changed. */
    public static final int BAD_INPUT = 2;

    /** Ctrl-C: 128 and the number of SIGINT, as shells say it. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
