// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressEvent.Kind;
import io.github.clustere2e.api.ProgressListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Tells a listener of the work. The spec sees to it that the listener cannot disturb the work. */
record Progress(ProgressListener listener) {

    void during(String phase, Runnable work) {
        try {
            during(phase, Optional.empty(), () -> {
                work.run();
                return phase;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("a Runnable throws nothing else", e);
        }
    }

    <R> R during(String phase, Optional<String> node, Callable<R> work) throws Exception {
        long begun = System.nanoTime();
        listener.progress(new ProgressEvent(phase, node, Kind.STARTED, "", Duration.ZERO));
        try {
            R result = work.call();
            listener.progress(new ProgressEvent(phase, node, Kind.FINISHED, "", since(begun)));
            return result;
        } catch (Exception e) {
            listener.progress(
                    new ProgressEvent(phase, node, Kind.FAILED, String.valueOf(e.getMessage()), since(begun)));
            throw e;
        }
    }

    void note(String phase, String node, String text) {
        listener.progress(new ProgressEvent(phase, Optional.of(node), Kind.NOTE, text, Duration.ZERO));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
