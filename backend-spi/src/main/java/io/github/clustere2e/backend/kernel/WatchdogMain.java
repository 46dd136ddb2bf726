// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.backend.ClusterIdentity;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes one cluster: the JVM that the watchdog starts. Arguments: the provider's id, the cluster's name and id. */
final class WatchdogMain {

    private static final Logger LOG = LoggerFactory.getLogger(WatchdogMain.class);
    /** The engine may be down just now: about a quarter of an hour in all. What then stays, the next sweep finds. */
    private static final int TRIES = 10;

    private static final Duration AFTERTHOUGHT = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private WatchdogMain() {}

    static List<String> commandLine(String provider, ClusterIdentity identity) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        command.addAll(StateHome.options());
        command.addAll(
                List.of("-cp", classPath(), WatchdogMain.class.getName(), provider, identity.name(), identity.id()));
        return command;
    }

    /** A modular application's jars work on a class path too: they name their services in both ways. */
    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(property -> System.getProperty(property, ""))
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(entry -> !entry.isBlank())
                .flatMap(WatchdogMain::jars)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A directory of a module path may hold jars, which a class path names with a star. */
    private static Stream<String> jars(String entry) {
        Path path = Path.of(entry).toAbsolutePath();
        return path.toFile().isDirectory() ? Stream.of(path.toString(), path + "/*") : Stream.of(path.toString());
    }

    public static void main(String[] arguments) {
        ClusterProvider provider = Clusters.provider(arguments[0]);
        if (!(provider instanceof BackendClusterProvider removing)) {
            throw new IllegalStateException(provider + " has no backend");
        }
        Duration pause = Duration.ofSeconds(1);
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                removing.remove(arguments[1], arguments[2]);
                // What the owner asked for in its last moment the backend may only now have done.
                LockSupport.parkNanos(AFTERTHOUGHT.toNanos());
                removing.remove(arguments[1], arguments[2]);
                return;
            } catch (RuntimeException e) {
                LOG.warn("Cluster '{}' is not gone yet (try {} of {})", arguments[1], attempt, TRIES, e);
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
