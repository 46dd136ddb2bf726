// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.github.dockerjava.api.async.ResultCallback;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things of a stream from the engine. Thread-safe. */
final class Collected<T> extends ResultCallback.Adapter<T> {

    private final int most;
    private final Deque<T> last = new ArrayDeque<>();

    Collected(int most) {
        this.most = most;
    }

    @Override
    public synchronized void onNext(T next) {
        if (last.size() == most) {
            last.removeFirst();
        }
        last.addLast(next);
    }

    synchronized List<T> last() {
        return List.copyOf(last);
    }
}
