// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Something that happens on a thread of its own, so that it can be waited for within a limit, and interrupted. */
public final class Limited<T extends @Nullable Object> {

    private final FutureTask<T> task;
    private final Thread thread;

    private Limited(String what, Callable<T> action) {
        this.task = new FutureTask<>(action);
        this.thread = new Thread(task, "tck " + what);
        this.thread.setDaemon(true);
    }

    /** Starts it; what it is called is in errors. */
    public static <T extends @Nullable Object> Limited<T> start(String what, Callable<T> action) {
        Limited<T> limited = new Limited<>(what, action);
        limited.thread.start();
        return limited;
    }

    /** Starts it; what it is called is in errors. */
    public static Limited<@Nullable Void> start(String what, Runnable action) {
        return start(what, () -> {
            action.run();
            return null;
        });
    }

    /** Returns whether it has ended. */
    public boolean isDone() {
        return task.isDone();
    }

    /** Interrupts it. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Returns what came of it. Throws what it threw; if it takes longer, it is interrupted, and that is a failure. */
    public T await(Duration limit) throws Exception {
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            AssertionError late = new AssertionError("expected '"
                    + thread.getName().substring(4) + "' to end within " + limit.toMillis() + " ms, but it goes on");
            late.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            throw late;
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception error) {
                throw error;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
