// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.installer.fake.FakeWeb;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DownloadTest {

    @TempDir
    Path cache;

    private FakeWeb web;

    @BeforeEach
    void serve() throws IOException {
        web = new FakeWeb(path -> switch (path) {
            case "/moved.tar" -> "302 Found\r\nLocation: /there.tar\r\nContent-Length: 0\r\n\r\n";
            case "/missing.tar" -> "404 Not Found\r\nContent-Length: 0\r\n\r\n";
            case "/half.tar" -> "200 OK\r\nContent-Length: 16\r\n\r\ncontents";
            default -> "200 OK\r\nContent-Length: 8\r\n\r\ncontents";
        });
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
    }

    @Test
    void aFileIsFetchedOnceAndKeptByItsName() throws Exception {
        Path first = get("/there.tar", Optional.empty());
        Path second = get("/there.tar", Optional.empty());

        assertThat(first).isEqualTo(second).hasFileName("there.tar").hasContent("contents");
        assertThat(web.requests()).containsExactly("/there.tar");
    }

    @Test
    void redirectsAreFollowed() throws Exception {
        assertThat(get("/moved.tar", Optional.empty())).hasContent("contents");
    }

    @Test
    void aFileOfAnotherDigestIsRefusedAndNotKept() throws Exception {
        String wanted = Digests.sha256("contents");
        assertThat(get("/there.tar", Optional.of(wanted))).hasContent("contents");

        assertThatThrownBy(() -> get("/other.tar", Optional.of("0".repeat(64))))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(wanted)
                .hasMessageContaining("and not the wanted 000");
        assertThat(kept()).noneMatch(path -> path.endsWith("other.tar"));
    }

    @Test
    void whatIsMissingOrCameInPartIsToldAndNotKept() throws Exception {
        assertThatThrownBy(() -> get("/missing.tar", Optional.empty())).hasMessageContaining("the server answers 404");
        assertThatThrownBy(() -> get("/half.tar", Optional.empty())).isInstanceOf(IOException.class);

        assertThat(kept()).noneMatch(path -> path.endsWith(".tar"));
    }

    @Test
    void aFileOfThisMachineIsKeptToo(@TempDir Path other) throws Exception {
        Path file = Files.writeString(other.resolve("one.tar"), "one");

        assertThat(Download.to(cache, file.toUri(), Optional.empty(), ProgressListener.none()))
                .isNotEqualTo(file)
                .hasContent("one");
    }

    @Test
    void whatIsNoAddressOfAFileIsRefused() {
        assertThatThrownBy(() -> Download.checked(URI.create("ftp://example.org/a")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Download.checked(URI.create("http://example.org/")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Download.checked(URI.create("a.tar"))).isInstanceOf(InvalidInputException.class);
    }

    private Path get(String path, Optional<String> sha256) throws Exception {
        return Download.to(cache, web.uri(path), sha256, ProgressListener.none());
    }

    private Stream<String> kept() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.map(Path::toString).toList().stream();
        }
    }
}
