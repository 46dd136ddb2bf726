// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PackageCacheTest {

    @TempDir
    Path root;

    private final AtomicInteger fetches = new AtomicInteger();

    @Test
    void whatWasFetchedOnceIsFoundTheNextTime() throws Exception {
        PackageCache.Entry first = cache().get("debian-12-amd64", "set", this::fetch);
        PackageCache.Entry second = cache().get("debian-12-amd64", "set", this::fetch);

        assertThat(first.fetched()).isTrue();
        assertThat(second.fetched()).isFalse();
        assertThat(second.archive()).isEqualTo(first.archive()).hasContent("packages 1");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void otherDistributionsAndOtherSetsAreKeptApart() throws Exception {
        cache().get("debian-12-amd64", "set", this::fetch);

        assertThat(cache().get("debian-12-arm64", "set", this::fetch).fetched()).isTrue();
        assertThat(cache().get("debian-12-amd64", "other", this::fetch).fetched())
                .isTrue();
    }

    @Test
    void aDamagedEntryIsFetchedAnew() throws Exception {
        Path archive = cache().get("debian-12-amd64", "set", this::fetch).archive();
        Files.writeString(archive, "pockages 1");

        assertThat(cache().get("debian-12-amd64", "set", this::fetch).archive()).hasContent("packages 2");
    }

    @Test
    void anEntryWithoutItsArchiveIsFetchedAnew() throws Exception {
        Files.delete(cache().get("debian-12-amd64", "set", this::fetch).archive());

        assertThat(cache().get("debian-12-amd64", "set", this::fetch).archive()).hasContent("packages 2");
    }

    @Test
    void aFetchThatFailsLeavesNothingButTheLock() {
        assertThatThrownBy(() -> cache().get("debian-12-amd64", "set", archive -> {
                    Files.writeString(archive, "half");
                    throw new IOException("the node died");
                }))
                .hasMessage("the node died");

        assertThat(names()).containsExactly("set.lock");
    }

    @Test
    void whatAKilledProcessLeftBehindIsRemoved() throws Exception {
        Path leftover = root.resolve("debian-12-amd64").resolve(".set-123");
        Files.createDirectories(leftover);
        Files.writeString(leftover.resolve("packages.tar"), "half");
        Path others = Files.createDirectories(root.resolve("debian-12-amd64").resolve(".other-123"));

        cache().get("debian-12-amd64", "set", this::fetch);

        assertThat(leftover).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void threadsThatWantTheSameSetAtOnceFetchItOnce() throws Exception {
        int threads = 8;
        CountDownLatch all = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<PackageCache.Entry>> entries = Stream.generate(() -> executor.submit(() -> {
                        all.countDown();
                        all.await();
                        return cache().get("debian-12-amd64", "set", this::fetch);
                    }))
                    .limit(threads)
                    .toList();
            for (Future<PackageCache.Entry> entry : entries) {
                assertThat(entry.get().archive()).hasContent("packages 1");
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void aSetThatAnotherProcessFetchesIsWaitedFor() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowFetch.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("fetching");
            ExecutorService executor = Executors.newSingleThreadExecutor();
            try {
                Future<PackageCache.Entry> entry =
                        executor.submit(() -> cache().get("debian-12-amd64", "set", this::fetch));
                other.outputWriter().append("go on\n").close();
                assertThat(entry.get().archive()).hasContent("packages of the other process");
                assertThat(fetches).hasValue(0);
            } finally {
                executor.shutdownNow();
            }
        } finally {
            other.destroyForcibly();
        }
    }

    private PackageCache cache() {
        return new PackageCache(root);
    }

    private void fetch(Path archive) throws IOException {
        Files.writeString(archive, "packages " + fetches.incrementAndGet());
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(root.resolve("debian-12-amd64"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
