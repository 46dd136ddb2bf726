// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.wire.CommandText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * A fake: a real SSH server, Apache MINA's, that runs no programs but answers commands as the test wants, and counts
 * them. It does what OpenSSH will not do on demand.
 */
final class PretendingSshd implements AutoCloseable {

    private static final Duration SENT_LIMIT = Duration.ofSeconds(30);

    private final SshServer server;
    private final SshKeyPair hostKey = SshKeyPair.generate("host");
    private final SshKeyPair userKey = SshKeyPair.generate("user");
    private final AtomicInteger executions = new AtomicInteger();
    private final Program program;
    private final Farewell farewell;

    private PretendingSshd(Program program, Farewell farewell, Consumer<SshServer> settings) throws IOException {
        this.program = program;
        this.farewell = farewell;
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        KeyPair key = key(hostKey);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPublickeyAuthenticator((user, presented, session) -> true);
        server.setCommandFactory((channel, text) -> new Running(text));
        settings.accept(server);
        server.start();
    }

    /** What stands for a program. */
    interface Program {

        /** The status of one that does not end, of one that ends without one, and of one that ends with a farewell. */
        int GOES_ON = -1;

        int NO_STATUS = -2;

        int FAREWELL = -3;

        int run(InputStream stdin, OutputStream stdout, OutputStream stderr) throws IOException;
    }

    /** What is done with the channel of a program when it ends. */
    interface Farewell {

        void say(ChannelSession channel) throws IOException;
    }

    /** Tells the exit status, and nothing else; returns when that is on its way. */
    static void tellStatus(ChannelSession channel, int status) throws IOException {
        Buffer buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        buffer.putUInt(channel.getRecipient());
        buffer.putString("exit-status");
        buffer.putBoolean(false);
        buffer.putInt(status);
        channel.writePacket(buffer).verify(SENT_LIMIT);
    }

    /** Tells that no output follows. */
    static void tellEnd(ChannelSession channel) throws IOException {
        Buffer buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_EOF);
        buffer.putUInt(channel.getRecipient());
        channel.writePacket(buffer);
    }

    /**
     * Programs that write something and end in a way of their own. They read their input to its end before: where
     * something unread comes, the end of a connection is a reset, and that may overtake what was told last.
     */
    static PretendingSshd thatSays(String output, Farewell farewell) {
        Program program = (in, out, err) -> {
            in.readAllBytes();
            out.write(output.getBytes(UTF_8));
            return Program.FAREWELL;
        };
        try {
            return new PretendingSshd(program, farewell, server -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PretendingSshd thatRuns(Program program) {
        return thatRuns(program, server -> {});
    }

    static PretendingSshd thatRuns(Program program, Consumer<SshServer> settings) {
        try {
            return new PretendingSshd(program, channel -> {}, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SshNodeBuilder node() {
        return node(port());
    }

    /** One that comes by another port, such as a proxy's. */
    SshNodeBuilder node(int port) {
        return SshNode.builder()
                .name("node_0")
                .role(Role.of("node"))
                .hostname("node-0")
                .publicAddress(InetAddress.getLoopbackAddress())
                .privateAddress(InetAddress.getLoopbackAddress())
                .endpoint(new SshEndpoint("127.0.0.1", port, "root", hostKey.publicKey()))
                .privateKey(userKey.privateKey());
    }

    int port() {
        return server.getPort();
    }

    /** How many commands were begun, other than those that end others. */
    int executions() {
        return executions.get();
    }

    private static KeyPair key(SshKeyPair pair) throws IOException {
        try {
            return SecurityUtils.loadKeyPairIdentities(
                            null, NamedResource.ofName("host"), new ByteArrayInputStream(pair.privateKey()), null)
                    .iterator()
                    .next();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("MINA cannot read an Ed25519 key", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Running implements Command {

        private final String text;
        private InputStream stdin = InputStream.nullInputStream();
        private OutputStream stdout = OutputStream.nullOutputStream();
        private OutputStream stderr = OutputStream.nullOutputStream();
        private List<ExitCallback> callbacks = List.of();

        Running(String text) {
            this.text = text;
        }

        @Override
        public void setInputStream(InputStream in) {
            stdin = in;
        }

        @Override
        public void setOutputStream(OutputStream out) {
            stdout = out;
        }

        @Override
        public void setErrorStream(OutputStream err) {
            stderr = err;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            callbacks = List.of(callback);
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            boolean real = text.contains(CommandText.MARK);
            if (real) {
                executions.incrementAndGet();
            }
            Thread thread = new Thread(() -> run(channel, real), "pretended-program");
            thread.setDaemon(true);
            thread.start();
        }

        private void run(ChannelSession channel, boolean real) {
            int status = 0;
            try {
                if (real) {
                    stderr.write((CommandText.MARK + "1\n").getBytes(UTF_8));
                    stderr.flush();
                    status = program.run(stdin, stdout, stderr);
                    stdout.flush();
                    stderr.flush();
                    if (status == Program.FAREWELL) {
                        farewell.say(channel);
                    }
                }
            } catch (IOException e) {
                return;
            }
            if (status == Program.NO_STATUS) {
                channel.close(false);
            } else if (status >= 0) {
                for (ExitCallback callback : callbacks) {
                    callback.onExit(status);
                }
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // its thread sees the end of its streams
        }
    }
}
