// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.ssh.OpenSshHosts;
import io.github.clustere2e.ssh.SshNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Docker engine, reached at the first use with the newest API version that both sides know.
 *
 * <p>docker-java asks for no version by itself, and then every engine answers in a language of its own.
 */
final class Engine implements AutoCloseable {

    /** The first question must not hang when nobody is there to answer. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
    /** An engine that is busy with a hundred containers answers slowly; an answer that takes longer never comes. */
    static final Duration ANSWER = Duration.ofMinutes(3);

    private static final int CONNECTIONS = 100;
    private static final String CONTEXT = "DOCKER_CONTEXT";

    private final DefaultDockerClientConfig config = speaking(RemoteApiVersion.unknown());

    private final Duration firstAnswer;
    private @Nullable DockerHttpClient transport;
    private @Nullable DockerClient client;
    private @Nullable RemoteHost host;

    Engine() {
        this(FIRST_ANSWER);
    }

    Engine(Duration firstAnswer) {
        this.firstAnswer = firstAnswer;
    }

    /** Takes a client that knows its version. */
    Engine(DockerClient client) {
        this(FIRST_ANSWER);
        this.client = client;
    }

    URI address() {
        return config.getDockerHost();
    }

    /** Whether its file system and its addresses are this machine's. */
    boolean isLocal() {
        return "unix".equals(address().getScheme());
    }

    /** Returns what its nodes are reached through, if that is another host. */
    Optional<SshNode> gateway() {
        return host().map(RemoteHost::node);
    }

    /** The host that it is on, connected to at the first use; empty if it is reached without SSH. */
    private synchronized Optional<RemoteHost> host() {
        if (host == null && RemoteHost.SCHEME.equals(address().getScheme())) {
            host = RemoteHost.of(address(), OpenSshHosts.ofUser(), firstAnswer);
        }
        return Optional.ofNullable(host);
    }

    /** Returns what went wrong most recently on the way to another host; empty if nothing did, or if it is on no other. */
    synchronized Optional<ClusterException> wayFailure() {
        return Optional.ofNullable(host).flatMap(RemoteHost::lastFailure);
    }

    /** Says what broke on the way to another host, unless that had happened before the engine was asked. */
    Optional<BackendUnavailableException> lostOnTheWay(Optional<ClusterException> before, Throwable error) {
        return wayFailure()
                .filter(failure -> before.isEmpty() || before.get() != failure)
                .map(failure -> EngineErrors.unreachable(address(), failure, error));
    }

    /** Returns a client that speaks the version agreed on. */
    synchronized DockerClient client() {
        if (client == null) {
            RemoteApiVersion version = ApiVersions.agreed(ask());
            transport = transport(ANSWER);
            client = DockerClientImpl.getInstance(speaking(version), transport);
        }
        return client;
    }

    /** Asks for the version, whether or not it is one that can be used. */
    Version ask() {
        host(); // whose errors are their own
        Optional<ClusterException> before = wayFailure();
        try (DockerHttpClient question = transport(firstAnswer);
                DockerClient unversioned = DockerClientImpl.getInstance(config, question)) {
            return unversioned.versionCmd().exec();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw lostOnTheWay(before, e).orElseGet(() -> EngineErrors.unreachable(address(), firstAnswer, e));
        }
    }

    /** docker-java reads the other variables, and which context the user has chosen. */
    private static DefaultDockerClientConfig speaking(RemoteApiVersion version) {
        DefaultDockerClientConfig.Builder builder =
                DefaultDockerClientConfig.createDefaultConfigBuilder().withApiVersion(version);
        String context = System.getProperty(CONTEXT, System.getenv().getOrDefault(CONTEXT, ""));
        return context.isEmpty()
                ? builder.build()
                : builder.withDockerContext(context).build();
    }

    private DockerHttpClient transport(Duration answer) {
        DockerHttpClient transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(host().map(RemoteHost::engine).orElseGet(config::getDockerHost))
                .sslConfig(config.getSSLConfig())
                .maxConnections(CONNECTIONS)
                .connectionTimeout(firstAnswer)
                .build();
        return BoundedTransport.of(transport, answer);
    }

    @Override
    public synchronized void close() {
        try {
            if (client != null) {
                client.close();
            }
            if (transport != null) {
                transport.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            client = null;
            transport = null;
            if (host != null) {
                host.close();
            }
            host = null;
        }
    }
}
