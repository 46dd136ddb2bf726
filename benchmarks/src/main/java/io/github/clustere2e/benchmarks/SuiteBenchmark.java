// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.installer.software.EtcdInstaller;
import io.github.clustere2e.testkit.ClusterExtension;
import io.github.clustere2e.testkit.ClusterExtensionBuilder;
import io.github.clustere2e.testkit.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a second test class costs, and what the extension itself costs for each test. */
final class SuiteBenchmark {

    private static final int TESTS = 500;

    /** Etcd of this very run, so that no snapshot of another one is used. */
    private static final String UNIQUE = UUID.randomUUID().toString();

    private static int nodes;
    private static volatile double secondsOfTrue;

    private SuiteBenchmark() {}

    static void round(int count, Samples samples) {
        nodes = count;
        List<Double> plain = Times.of(FirstPlain.class, SecondPlain.class).setUps();
        samples.add(
                "second class on a shared cluster of " + count + " nodes, against the first",
                plain.get(1),
                plain.get(0));
        List<Double> shared = Times.of(FirstShared.class, SecondShared.class).setUps();
        samples.add(
                "second class on a shared cluster of " + count + " nodes of etcd, against the first",
                shared.get(1),
                shared.get(0));
        List<String> before = tags();
        try {
            List<Double> restored =
                    Times.of(FirstRestored.class, SecondRestored.class).setUps();
            samples.add("second class from a snapshot of them, against the first", restored.get(1), restored.get(0));
        } finally {
            tags().stream().filter(tag -> !before.contains(tag)).forEach(Clusters::removeSnapshot);
        }
        double with = Times.of(WithExtension.class).tests() / TESTS;
        double without = Times.of(WithoutExtension.class).tests() / TESTS;
        samples.add("the extension for one test, against run(\"true\")", with - without, secondsOfTrue);
    }

    private static List<String> tags() {
        return Clusters.snapshots().stream().map(SnapshotInfo::tag).toList();
    }

    private static ClusterExtensionBuilder etcd() {
        EtcdInstaller etcd = EtcdInstaller.builder().build();
        return ClusterExtension.builder(ClusterSpec.builder()
                        .nodes(Role.of("etcd"), nodes, etcd.requirements())
                        .build())
                .installer(etcd, UNIQUE);
    }

    private static ClusterExtension plain() {
        return ClusterExtension.builder(
                        ClusterSpec.builder().nodes(Role.AGENT, nodes).build())
                .scope(Scope.SHARED)
                .build();
    }

    static class FirstPlain {
        @RegisterExtension
        static final ClusterExtension CLUSTER = plain();

        @Test
        void uses(Cluster cluster) {
            cluster.nodes().run("true");
        }
    }

    static class SecondPlain {
        @RegisterExtension
        static final ClusterExtension CLUSTER = plain();

        @Test
        void uses(Cluster cluster) {
            cluster.nodes().run("true");
        }
    }

    static class FirstShared {
        @RegisterExtension
        static final ClusterExtension CLUSTER = etcd().scope(Scope.SHARED).build();

        @Test
        void uses(Cluster cluster) {
            cluster.nodes().run("true");
        }
    }

    static class SecondShared {
        @RegisterExtension
        static final ClusterExtension CLUSTER = etcd().scope(Scope.SHARED).build();

        @Test
        void uses(Cluster cluster) {
            cluster.nodes().run("true");
        }
    }

    static class FirstRestored {
        @RegisterExtension
        static final ClusterExtension CLUSTER = etcd().snapshot().build();

        @Test
        void uses(Cluster cluster) {
            cluster.nodes().run("true");
        }
    }

    static class SecondRestored {
        @RegisterExtension
        static final ClusterExtension CLUSTER = etcd().snapshot().build();

        @Test
        void uses(Cluster cluster) {
            cluster.nodes().run("true");
        }
    }

    static class WithExtension {
        @RegisterExtension
        static final ClusterExtension CLUSTER =
                ClusterExtension.of(ClusterSpec.builder().nodes(Role.AGENT, 1).build());

        @RepeatedTest(TESTS)
        void uses(Cluster cluster) {
            if (secondsOfTrue == 0) {
                secondsOfTrue = measured(cluster);
            }
        }

        private static double measured(Cluster cluster) {
            cluster.nodes().run("true");
            long begun = System.nanoTime();
            for (int i = 0; i < TESTS; i++) {
                cluster.nodes().first().run("true");
            }
            return Samples.since(begun) / TESTS;
        }
    }

    static class WithoutExtension {
        @RepeatedTest(TESTS)
        void uses() {
            if (secondsOfTrue == 0) {
                throw new IllegalStateException("nothing was run");
            }
        }
    }

    /** When classes and tests began, and when the last test ended. */
    private static final class Times implements TestExecutionListener {

        private final List<Double> setUps = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();
        private long classBegun;
        private long secondTestBegun;
        private double tests;
        private int begun;

        static Times of(Class<?>... classes) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (Class<?> type : classes) {
                request.selectors(selectClass(type));
            }
            return new Times().run(request.build());
        }

        private Times run(LauncherDiscoveryRequest request) {
            LauncherFactory.create().execute(request, this);
            failures.stream().findFirst().ifPresent(failure -> {
                throw new IllegalStateException("a test of the benchmark has failed", failure);
            });
            return this;
        }

        /** From the beginning of each class to that of its first test. */
        List<Double> setUps() {
            return setUps;
        }

        /** From the beginning of the second test, since the first may warm something up, to the end of the last. */
        double tests() {
            return tests;
        }

        @Override
        public void executionStarted(TestIdentifier started) {
            if (started.getUniqueIdObject().getLastSegment().getType().equals("class")) {
                classBegun = System.nanoTime();
                begun = 0;
            } else if (started.isTest()) {
                begun++;
                if (begun == 1) {
                    setUps.add(Samples.since(classBegun));
                }
                if (begun == 2) {
                    secondTestBegun = System.nanoTime();
                }
            }
        }

        @Override
        public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
            result.getThrowable().ifPresent(failures::add);
            if (finished.isTest()) {
                tests = Samples.since(secondTestBegun);
            }
        }
    }
}
