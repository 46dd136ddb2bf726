// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener how steps get on. A listener that throws must not disturb the run. */
final class StepEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StepEvents.class);

    private final ProgressListener listener;

    StepEvents(ProgressListener listener) {
        this.listener = listener;
    }

    void send(Step<?> step, ProgressEvent.Kind kind, String text, Duration duration) {
        LOG.debug("{} {} {}", step.id(), kind, text);
        try {
            listener.progress(new ProgressEvent(step.name(), step.node().map(Node::name), kind, text, duration));
        } catch (RuntimeException e) {
            LOG.warn("A progress listener failed at step '{}'", step.id(), e);
        }
    }
}
