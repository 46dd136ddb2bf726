// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

/** A channel to something that the node reaches could not be opened. */
final class TunnelException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The server's reason, of RFC 4254, section 5.1; 0 if it gave none, and then another connection may help. */
    private final int reason;

    TunnelException(String message, int reason, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    boolean refused() {
        return reason > 0;
    }

    /** What the reason means to people. */
    String advice(Destination destination) {
        return switch (reason) {
            case 1 -> "its SSH server forbids it. " + destination.whatAllows() + " in its sshd_config let it through?";
            case 2 -> destination.whatIsAmiss();
            default -> getMessage() + (reason > 0 ? " (reason " + reason + ")" : "");
        };
    }
}
