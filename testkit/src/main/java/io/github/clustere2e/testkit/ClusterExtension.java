// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.installer.Installer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Makes a cluster before the first test of a class and removes it after the last.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ClusterExtension CLUSTER = ClusterExtension.of(
 *         ClusterSpec.builder().nodes(Role.AGENT, 3).build());
 *
 * @Test
 * void everyNodeKnowsItsName(Cluster cluster) {
 *     cluster.nodes().run("hostname");
 * }
 * }</pre>
 *
 * <p>Register it in a static field. Tests that take a {@link Cluster} parameter get the cluster; {@link #cluster()}
 * gives it elsewhere. Thread-safe.
 *
 * @since 0.1
 */
public final class ClusterExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private final ClusterSpec spec;
    private final Optional<Installer> installer;
    private volatile @Nullable Cluster cluster;

    private ClusterExtension(ClusterSpec spec, Optional<Installer> installer) {
        this.spec = spec;
        this.installer = installer;
    }

    /**
     * Makes a cluster of that spec for each class that it is registered in.
     *
     * @param spec what is wanted
     * @return the extension
     */
    public static ClusterExtension of(ClusterSpec spec) {
        return new ClusterExtension(spec, Optional.empty());
    }

    /**
     * Installs software on the cluster before the first test.
     *
     * @param software what to install
     * @return an extension that does so
     */
    public ClusterExtension with(Installer software) {
        return new ClusterExtension(spec, Optional.of(software));
    }

    /**
     * Returns the cluster.
     *
     * @return the cluster
     * @throws IllegalStateException outside of the tests of a class that this is registered in
     */
    public Cluster cluster() {
        Cluster current = cluster;
        if (current == null) {
            throw new IllegalStateException(
                    "There is no cluster now: register the extension in a static field, and ask within a test");
        }
        return current;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Cluster made = Clusters.create(spec);
        try {
            installer.ifPresent(software -> software.install(made));
        } catch (Throwable e) {
            closeAfter(made, e);
            throw e;
        }
        cluster = made;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Cluster made = cluster;
        cluster = null;
        if (made != null) {
            made.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster();
    }

    /** The error that is closed after is the one that helps. */
    private static void closeAfter(Cluster made, Throwable error) {
        try {
            made.close();
        } catch (RuntimeException e) {
            error.addSuppressed(e);
        }
    }
}
