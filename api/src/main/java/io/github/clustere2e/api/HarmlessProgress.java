// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events on, and keeps what the listener throws from those who work. */
record HarmlessProgress(ProgressListener listener) implements ProgressListener {

    private static final Logger LOG = LoggerFactory.getLogger(HarmlessProgress.class);

    @Override
    public void progress(ProgressEvent event) {
        try {
            listener.progress(event);
        } catch (RuntimeException e) {
            LOG.warn("A progress listener failed at {}", event, e);
        }
    }
}
