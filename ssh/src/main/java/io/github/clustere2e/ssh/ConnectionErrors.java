// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.JSchStrictKexException;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Says why there is no connection, and whether another attempt could help. */
final class ConnectionErrors {

    private static final String HOST_KEY_PROPOSAL = "server_host_key";

    private ConnectionErrors() {}

    /** Whether trying again cannot help. */
    static boolean permanent(Throwable error) {
        return error instanceof HostKeyMismatchException
                || error instanceof AuthenticationRefusedException
                || error instanceof IncompatibleServerException
                || !(error instanceof NodeConnectionException);
    }

    static String unreachable(SshEndpoint endpoint, Exception error) {
        return Trouble.NO_CONNECTION.explain("no SSH connection to " + endpoint + ": " + reason(endpoint, error));
    }

    private static String reason(SshEndpoint endpoint, Exception error) {
        if (error instanceof UnknownHostException || error instanceof IllegalArgumentException) {
            return "the name '" + endpoint.host() + "' cannot be resolved. Is it spelled right?";
        }
        if (error instanceof SocketTimeoutException) {
            return "no answer in time. Is the host up, and does a firewall let port " + endpoint.port() + " through?";
        }
        if (error instanceof NoRouteToHostException) {
            return "there is no route to it. Is the host up, and its network?";
        }
        if (error instanceof ConnectException) {
            return message(error) + ". Is sshd running there, and does it listen on port " + endpoint.port() + "?";
        }
        return message(error) + ". sshd may be starting or stopping, or be limited by its MaxStartups";
    }

    static NodeConnectionException handshake(
            String node,
            SshEndpoint endpoint,
            UserKey key,
            PinnedHostKey hostKey,
            String banner,
            boolean broken,
            Exception error) {
        byte[] wrong = hostKey.wrong();
        if (wrong != null) {
            return mismatch(node, endpoint, "it showed " + Fingerprint.describe(wrong), error);
        }
        if (error instanceof JSchAlgoNegoFailException negotiation) {
            if (HOST_KEY_PROPOSAL.equals(negotiation.getAlgorithmName())) {
                return mismatch(node, endpoint, "it has only keys for " + negotiation.getServerProposal(), negotiation);
            }
            return new IncompatibleServerException(
                    node,
                    Trouble.SSH_ALGORITHMS.explain(
                            "the SSH server at " + endpoint + " has no " + negotiation.getAlgorithmName()
                                    + " algorithm that is used here. It offers " + negotiation.getServerProposal()
                                    + "; needed is one of " + negotiation.getJSchProposal()
                                    + ". SshNodeBuilder.algorithms(SshAlgorithms.compatible()) knows more"),
                    negotiation);
        }
        if (error instanceof JSchStrictKexException) {
            return new IncompatibleServerException(
                    node,
                    message(error).contains("not supported")
                            ? "the server at " + endpoint
                                    + " does not offer strict key exchange, which is required of it."
                                    + " OpenSSH has it since 9.6"
                            : "the key exchange with " + endpoint + " was tampered with or broken: " + message(error),
                    error);
        }
        String said = banner.isBlank() ? "" : ". The server says: " + banner.strip();
        // The library calls it a failed authentication too when the connection breaks meanwhile; that is another thing.
        if (!broken && refused(error)) {
            return new AuthenticationRefusedException(
                    node,
                    Trouble.KEY_REFUSED.explain("the server at " + endpoint + " refused the key " + key.fingerprint()
                            + " for the user '"
                            + endpoint.user() + "'" + said + ". Is its public key in that user's authorized_keys, and"
                            + " may that user log in?"),
                    error);
        }
        return new NodeConnectionException(
                node,
                Trouble.NO_CONNECTION.explain(
                        "no SSH connection to " + endpoint + ": it broke during the key exchange or authentication: "
                                + message(error) + said
                                + ". sshd may be starting or stopping, or be limited by its MaxStartups"),
                false,
                error);
    }

    private static boolean refused(Exception error) {
        return !(error instanceof JSchSessionDisconnectException)
                && !(error.getCause() instanceof IOException)
                && message(error).startsWith("Auth ");
    }

    private static HostKeyMismatchException mismatch(String node, SshEndpoint endpoint, String shown, Exception error) {
        return new HostKeyMismatchException(
                node,
                Trouble.HOST_KEY_CHANGED.explain("another host answers at " + endpoint + ": its host key must be "
                        + Fingerprint.describe(PublicKeyLine.blob(endpoint.hostKey())) + ", but " + shown
                        + ". Nothing was sent. Either the address now belongs to somebody else, or somebody listens in;"
                        + " if the host was meant to get a new key, make its endpoint with that key"),
                error);
    }

    private static String message(Exception error) {
        String message = error.getMessage();
        return message == null ? error.toString() : message;
    }
}
