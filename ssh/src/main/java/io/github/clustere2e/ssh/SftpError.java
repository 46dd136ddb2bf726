// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.IOException;

/** Something could not be done on a node over SFTP; in the words that the tools of a node use, as far as it is known. */
final class SftpError extends IOException {

    private static final long serialVersionUID = 1L;

    /** What is behind it. */
    enum Kind {
        /** The connection is gone, so it may succeed over another one. */
        LOST,
        /** There is no such file. */
        GONE,
        /** The server says no more than that it failed. */
        UNEXPLAINED,
        /** Anything else. */
        OTHER
    }

    private final Kind kind;

    private SftpError(Kind kind, String message, Exception cause) {
        super(message, cause);
        this.kind = kind;
    }

    static SftpError lost(Exception cause) {
        return new SftpError(Kind.LOST, "the connection was lost", cause);
    }

    static SftpError of(String path, SftpException error) {
        return switch (error.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE ->
                new SftpError(Kind.GONE, path + ": No such file or directory", error);
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> new SftpError(Kind.OTHER, path + ": Permission denied", error);
            case ChannelSftp.SSH_FX_FAILURE -> new SftpError(Kind.UNEXPLAINED, path + ": " + error.getMessage(), error);
            default -> new SftpError(Kind.OTHER, path + ": " + error.getMessage(), error);
        };
    }

    static SftpError other(String message, Exception cause) {
        return new SftpError(Kind.OTHER, message, cause);
    }

    boolean is(Kind one) {
        return kind == one;
    }
}
