// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.ClusterException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Does the same work once, for all who ask for it at the same time or later. One that failed is done again for those
 * who ask later.
 *
 * @param <K> tells works apart
 * @param <V> what comes of a work
 */
public final class OnceEach<K, V> {

    private final Map<K, Work<V>> works = new ConcurrentHashMap<>();

    /** Makes it. */
    public OnceEach() {}

    /**
     * Returns what comes of a work: whoever asks first does it, the others wait.
     *
     * @param key the work
     * @param who who asks, for the others' errors
     * @param work does it
     * @return what comes of it
     * @throws Exception what the work throws, to the one that did it
     * @throws ClusterException to the others, if it failed; it names the one that did it
     */
    public V get(K key, String who, Callable<V> work) throws Exception {
        Work<V> mine = new Work<>(who, new CompletableFuture<>());
        Work<V> first = works.putIfAbsent(key, mine);
        if (first != null) {
            return first.await();
        }
        try {
            V value = work.call();
            mine.result().complete(value);
            return value;
        } catch (Throwable e) {
            works.remove(key, mine);
            mine.result().completeExceptionally(e);
            throw e;
        }
    }

    private record Work<V>(String who, CompletableFuture<V> result) {

        V await() throws InterruptedException {
            try {
                return result.get();
            } catch (ExecutionException e) {
                throw new ClusterException(
                        "it waited for " + who + ", which does this once for all and failed", e.getCause());
            }
        }
    }
}
