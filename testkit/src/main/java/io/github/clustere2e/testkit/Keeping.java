// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Retention;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the cluster of a failed test stays for somebody to look at. */
enum Keeping {
    /** It goes, or is used by the next test. */
    GOES,
    /** It stays in any case, and the next test uses it too. */
    STANDS,
    /** It stays as the failed test has left it, and no other test uses it. */
    RETAINED;

    /** Retains it if that is wanted and can be; why it cannot be is told with the failure. */
    static Keeping of(ExtensionContext context, Cluster cluster, Throwable error) {
        Settings settings = Settings.of(context);
        if (!settings.retains()) {
            return GOES;
        }
        if (cluster.info().state() == ClusterInfo.State.STANDING) {
            return STANDS;
        }
        if (!cluster.capabilities().contains(Retention.class)) {
            Failures.note(error, "The cluster is not kept: backend '" + cluster.backend() + "' cannot do that");
            return GOES;
        }
        if (Suite.retained(context).incrementAndGet() > settings.retainMost()) {
            Failures.note(
                    error,
                    "The cluster is not kept: " + settings.retainMost() + " was kept already, and "
                            + Settings.RETAIN_MOST + " says how many may be");
            return GOES;
        }
        cluster.capability(Retention.class).retain(settings.retainTime());
        return RETAINED;
    }
}
