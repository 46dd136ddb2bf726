// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.ProgressEvent.Kind;
import java.time.Duration;

/** The context of one step in one run. */
final class RunningStep implements StepContext {

    private final Step<?> step;
    private final PlanRun run;
    private final StepEvents events;
    private volatile boolean skipped;
    private volatile String note = "";

    RunningStep(Step<?> step, PlanRun run, StepEvents events) {
        this.step = step;
        this.run = run;
        this.events = events;
    }

    @Override
    public String plan() {
        return run.planName();
    }

    @Override
    public String step() {
        return step.id();
    }

    @Override
    public Node node() {
        return step.node().orElseThrow(() -> new IllegalStateException("step '" + step.id() + "' is about no node"));
    }

    /** The cast holds: an id is unique in a plan, and what is stored under it is what this very step yielded. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T valueOf(Step<T> needed) {
        if (!step.needs().contains(needed.id())) {
            throw new IllegalArgumentException(
                    "step '" + step.id() + "' asks for the value of '" + needed.id() + "', which it does not need");
        }
        return (T) run.value(needed.id());
    }

    @Override
    public void note(String text) {
        note = text;
        events.send(step, Kind.NOTE, text, Duration.ZERO);
    }

    @Override
    public void skip(String reason) {
        note = reason;
        skipped = true;
    }

    boolean skipped() {
        return skipped;
    }

    String note() {
        return note;
    }
}
