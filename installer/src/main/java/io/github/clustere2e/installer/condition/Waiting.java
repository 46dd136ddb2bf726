// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.Trouble;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One wait for one condition on one node: asks at once, then at intervals that grow from 50 ms to one second. */
final class Waiting {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Condition condition;
    private final Node node;
    private final Consumer<String> notes;
    private final long deadline;
    private Duration pause = FIRST_PAUSE;
    private String last = "";
    private @Nullable RuntimeException lastError;

    Waiting(Condition condition, Node node, Consumer<String> notes) {
        this.condition = condition;
        this.node = node;
        this.notes = notes;
        this.deadline = System.nanoTime() + condition.limit().toNanos();
    }

    void await() {
        while (true) {
            Answer answer = ask();
            switch (answer.state()) {
                case YES -> {
                    if (!last.isEmpty()) {
                        notes.accept(condition.toString());
                    }
                    return;
                }
                case NEVER -> throw new ConditionException(node.name(), cannotBe(answer), null);
                case NOT_YET -> note(answer.text());
            }
            if (left().isZero()) {
                throw new ConditionException(node.name(), late(), lastError);
            }
            pause();
        }
    }

    /** A node that does not answer may be about to: its connection may have been cut by what is waited for. */
    private Answer ask() {
        try {
            lastError = null;
            return condition.probe().ask(node, left());
        } catch (HostKeyMismatchException e) {
            throw e;
        } catch (NodeConnectionException | CommandTimeoutException e) {
            lastError = e;
            return Answer.notYet(String.valueOf(e.getMessage()));
        }
    }

    /** Only what is new is told, so that a long wait is not a long list. */
    private void note(String text) {
        if (!text.equals(last)) {
            last = text;
            notes.accept(
                    "waits until " + condition + ": " + text.lines().findFirst().orElse(""));
        }
    }

    private void pause() {
        LockSupport.parkNanos(Math.min(pause.toNanos(), left().toNanos()));
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted: wait until " + condition + " on " + node.name());
        }
        pause = pause.multipliedBy(3).dividedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private String late() {
        return Trouble.SOFTWARE_NOT_READY.explain("it was waited " + seconds() + " until " + condition
                + ". Last answer: "
                + (last.isEmpty() ? "none" : last) + ".\nWhat helps: look at the node's journal, or wait longer with"
                + " within(...) if it is only slow");
    }

    private String cannotBe(Answer answer) {
        return "waiting longer is of no use until " + condition + ": " + answer.text();
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f s", condition.limit().toMillis() / 1000.0);
    }
}
