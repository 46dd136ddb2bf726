// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.backend.simulated.Fault;
import io.github.clustere2e.ssh.SshKeyPair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.Factory;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.IoServiceFactoryFactory;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;

/** The SSH server of one node, on a port of the loopback address that only its {@link Door} is told. Thread-safe. */
final class NodeServer implements AutoCloseable {

    /** The only user that logs in. */
    static final String USER = "root";

    private static final AttributeKey<Boolean> REFUSED = new AttributeKey<>();

    private final SshServer server;

    NodeServer(Identity identity, NodeShell shell, FaultBox faults, ServerThreads threads) throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setKeyPairProvider(new HostKeys(identity.hostKey(), faults));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator((user, key, session) -> user.equals(USER)
                && KeyUtils.compareKeys(key, identity.authorizedKey())
                && !isRefused(session, faults));
        server.setCommandFactory((channel, text) -> new ExecCommand(text, shell, threads.workers()));
        server.setIoServiceFactoryFactory(new Shared(threads));
        server.setScheduledExecutorService(threads.clock(), false);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
        server.start();
    }

    /** Asked several times for a connection. */
    private static boolean isRefused(ServerSession session, FaultBox faults) {
        return Boolean.TRUE.equals(session.computeAttributeIfAbsent(
                REFUSED, key -> faults.take(Fault.RefuseAuthentication.class).isPresent()));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whose keys it knows.
     *
     * @param hostKey its own
     * @param authorizedKey who may log in
     */
    record Identity(KeyPair hostKey, PublicKey authorizedKey) {

        static Identity of(SshKeyPair hostKey, String authorizedKey) {
            try {
                return new Identity(
                        pair(hostKey),
                        AuthorizedKeyEntry.parseAuthorizedKeyEntry(authorizedKey)
                                .resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
            } catch (IOException | GeneralSecurityException e) {
                throw unreadable(e);
            }
        }

        static KeyPair pair(SshKeyPair key) {
            try {
                return SecurityUtils.loadKeyPairIdentities(
                                null, NamedResource.ofName("key"), new ByteArrayInputStream(key.privateKey()), null)
                        .iterator()
                        .next();
            } catch (IOException | GeneralSecurityException e) {
                throw unreadable(e);
            }
        }

        private static IllegalStateException unreadable(Exception e) {
            return new IllegalStateException("the SSH server cannot read a key that was made for it", e);
        }
    }

    private record Shared(ServerThreads threads) implements IoServiceFactoryFactory {

        @Override
        public IoServiceFactory create(FactoryManager manager) {
            return threads.io(manager);
        }

        @Override
        public void setExecutorServiceFactory(Factory<CloseableExecutorService> factory) {
            factory.create().shutdownNow();
        }
    }
}
