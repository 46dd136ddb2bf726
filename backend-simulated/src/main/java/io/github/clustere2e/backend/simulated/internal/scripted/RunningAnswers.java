// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The commands that a node answers now, by the process ids that it has told. Thread-safe. */
final class RunningAnswers {

    /** Those that end a program that does not handle them; signal(7). */
    private static final Map<String, Integer> ENDING = Map.of(
            "HUP", 1, "INT", 2, "QUIT", 3, "ABRT", 6, "KILL", 9, "USR1", 10, "USR2", 12, "PIPE", 13, "ALRM", 14, "TERM",
            15);

    private static final int FIRST_PID = 100;

    private final AtomicLong lastPid = new AtomicLong(FIRST_PID);
    private final Map<Long, Running> running = new ConcurrentHashMap<>();

    Running begin() {
        Running begun = new Running(lastPid.incrementAndGet(), Thread.currentThread());
        running.put(begun.pid, begun);
        return begun;
    }

    void signal(long pid, String signal) {
        Running target = running.get(pid);
        Integer number = ENDING.get(signal);
        if (target != null && number != null) {
            target.end(number);
        }
    }

    /** One of them. */
    final class Running implements AutoCloseable {

        private final long pid;
        private final Thread thread;
        private final AtomicInteger signal = new AtomicInteger();
        private boolean over;

        private Running(long pid, Thread thread) {
            this.pid = pid;
            this.thread = thread;
        }

        long pid() {
            return pid;
        }

        private synchronized void end(int number) {
            if (!over && signal.compareAndSet(0, number)) {
                thread.interrupt();
            }
        }

        /** The number of the signal that ended it; 0 if none did. */
        int signal() {
            return signal.get();
        }

        @Override
        public synchronized void close() {
            over = true;
            running.remove(pid);
        }
    }
}
