// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OnceEachTest {

    private final OnceEach<String, String> works = new OnceEach<>();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void aWorkIsDoneOnceForAllThatAskForIt() throws Exception {
        assertThat(works.get("key", "first", () -> "value " + done.incrementAndGet()))
                .isEqualTo("value 1");
        assertThat(works.get("key", "second", () -> "value " + done.incrementAndGet()))
                .isEqualTo("value 1");
    }

    @Test
    void aWorkThatFailedIsDoneAgainForWhoAsksLater() throws Exception {
        assertThatThrownBy(() -> works.get("key", "first", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(works.get("key", "second", () -> "mended")).isEqualTo("mended");
    }

    @Test
    void whoWaitedForAWorkThatFailedIsToldWhoseItWas() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(1);
        try {
            Future<String> first = executor.submit(() -> works.get("key", "agent_0", () -> {
                begun.countDown();
                goOn.await();
                // Reached only when the other waits: the work is taken out of the map before it is told that it failed.
                throw new IllegalStateException("broken");
            }));
            begun.await();
            Thread waiter = Thread.currentThread();
            Thread watcher = new Thread(() -> {
                while (waiter.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                goOn.countDown();
            });
            watcher.start();
            assertThatThrownBy(() -> works.get("key", "agent_1", () -> "not asked"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("agent_0");
            assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class);
            watcher.join();
        } finally {
            executor.shutdownNow();
        }
    }
}
