// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** An answer that many ask for and that is fetched once, by the first; a failure is everybody's. */
final class Once<T> {

    private final FutureTask<T> answer;

    Once(Callable<T> question) {
        this.answer = new FutureTask<>(question);
    }

    T get() throws Exception {
        answer.run(); // does nothing unless it is the first
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
