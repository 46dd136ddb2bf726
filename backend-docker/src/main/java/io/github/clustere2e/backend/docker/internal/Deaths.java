// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import io.github.clustere2e.backend.Labels;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from the engine which containers of a cluster have stopped, so that nobody has to ask again and again. */
final class Deaths implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deaths.class);

    private final Engine engine;
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private @Nullable Listener listener;

    Deaths(Engine engine) {
        this.engine = engine;
    }

    synchronized void listen(String clusterId) {
        if (listener == null) {
            listener = engine.client()
                    .eventsCmd()
                    .withEventTypeFilter("container")
                    .withEventFilter("die")
                    .withLabelFilter(Labels.ID + "=" + clusterId)
                    .exec(new Listener(stopped));
        }
    }

    boolean contains(String container) {
        return stopped.contains(container);
    }

    void forget(String container) {
        stopped.remove(container);
    }

    @Override
    public synchronized void close() {
        if (listener != null) {
            try {
                listener.close();
            } catch (IOException e) {
                LOG.debug("The stream of events had ended", e);
            }
            listener = null;
        }
    }

    private static final class Listener extends ResultCallback.Adapter<Event> {

        private final Set<String> stopped;

        Listener(Set<String> stopped) {
            this.stopped = stopped;
        }

        @Override
        public void onNext(Event event) {
            if (event.getId() != null) {
                stopped.add(event.getId());
            }
        }

        @Override
        public void onError(Throwable error) {
            // The engine stopped or the stream was closed; who waits for a node still has a limit.
            LOG.debug("The stream of events has ended", error);
        }
    }
}
