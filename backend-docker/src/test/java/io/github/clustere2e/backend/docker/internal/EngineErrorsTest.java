// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.BackendUnavailableException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sockets are real, engines are not there: that is what is tested. */
@Timeout(30)
class EngineErrorsTest {

    private static final String DOCKER_HOST = "DOCKER_HOST"; // docker-java reads it as a system property too

    @TempDir
    Path directory;

    @AfterEach
    void theUsualEngine() {
        System.clearProperty(DOCKER_HOST);
    }

    @Test
    void aMissingSocketMeansThatTheEngineIsNotRunning() {
        assertFailure(directory.resolve("none.sock"), "There is no such socket");
    }

    @Test
    void aSocketThatNobodyListensAtMeansThatTheEngineHasStopped() throws IOException {
        Path socket = directory.resolve("dead.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();

        assertFailure(socket, "Nobody listens there");
    }

    @Test
    void anEngineThatDoesNotAnswerIsNotWaitedForForEver() throws IOException {
        Path socket = directory.resolve("mute.sock");
        try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(UnixDomainSocketAddress.of(socket));

            assertFailure(socket, "does not answer within");
        }
    }

    @Test
    void whatIsNoSocketIsToldAsItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertFailure(file, "No Docker engine answers at");
    }

    private static void assertFailure(Path socket, String why) {
        System.setProperty(DOCKER_HOST, "unix://" + socket);
        try (Engine engine = new Engine(Duration.ofSeconds(1))) {
            assertThatThrownBy(engine::client)
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageContaining("unix://" + socket)
                    .hasMessageContaining(why);
        }
    }
}
