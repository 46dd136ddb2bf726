// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Trouble;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears an image being built by the engine, and keeps the last lines for the error that may come. */
final class BuildLog extends ResultCallback.Adapter<BuildResponseItem> {

    private static final Logger LOG = LoggerFactory.getLogger(BuildLog.class);
    private static final int LIMIT_MINUTES = 15;

    private final Tail tail = new Tail();
    private volatile String error = "";
    private volatile boolean built;

    @Override
    public void onNext(BuildResponseItem item) {
        if (item.getStream() != null) {
            item.getStream().lines().forEach(tail::add);
            LOG.debug("{}", item.getStream().stripTrailing());
        }
        if (item.isErrorIndicated() && item.getErrorDetail() != null) {
            error = String.valueOf(item.getErrorDetail().getMessage());
        }
        if (item.isBuildSuccessIndicated()) {
            built = true;
        }
    }

    void awaitImage() {
        boolean ended;
        try {
            ended = awaitCompletion(LIMIT_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while the image was built", e);
        } catch (RuntimeException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
        if (!ended) {
            throw failed("it took longer than " + LIMIT_MINUTES + " minutes", null);
        }
        if (!built) {
            throw failed(
                    error.isEmpty() ? "its answer broke off before the image was there" : Refusals.explained(error),
                    null);
        }
    }

    private ClusterException failed(String why, @Nullable Throwable cause) {
        return new ClusterException(
                Trouble.NODE_IMAGE.explain("The engine could not build the node image: " + why + tail), cause);
    }
}
