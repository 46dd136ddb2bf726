// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.installer.internal.CacheHome;
import io.github.clustere2e.installer.logs.LogCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the logs of all nodes when a plan has failed, before anybody removes the cluster. */
final class Evidence {

    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

    private Evidence() {}

    /** Whatever goes wrong here, the plan's own failure is what matters. */
    static InstallException collected(InstallException failure, Cluster cluster, LogCollection.Builder logs) {
        try {
            Path home = CacheHome.of(System.getProperties(), System.getenv()).resolve("failures");
            Path directory = Files.createTempDirectory(Files.createDirectories(home), cluster.name() + "-");
            Files.writeString(directory.resolve("report.txt"), failure.getMessage() + "\n\n" + failure.report() + "\n");
            Files.writeString(
                    directory.resolve("timeline.svg"), failure.report().toSvg());
            logs.build().collect(cluster, directory.resolve("nodes"));
            return failure.withLogs(directory);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The logs of cluster '{}' could not be collected", cluster.name(), e);
            failure.addSuppressed(e);
            return failure;
        }
    }
}
