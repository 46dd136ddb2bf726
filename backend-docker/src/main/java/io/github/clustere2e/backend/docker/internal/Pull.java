// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pull that may fail: that no registry can be reached is an answer here, and not an error for everybody to read. */
final class Pull extends ResultCallback.Adapter<PullResponseItem> {

    private static final Logger LOG = LoggerFactory.getLogger(Pull.class);

    @Override
    public void onError(Throwable error) {
        LOG.debug("The registry cannot be reached, or does not have the image", error);
        onComplete();
    }
}
