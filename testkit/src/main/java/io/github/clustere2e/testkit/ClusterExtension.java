// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.testkit.internal.lending.Loan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class a cluster of which a full spec is given; {@link WithCluster} is shorter.
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
 * <p>In a static field there is one cluster for the class, or for several of them, as its {@link Scope} says; in another
 * field there is one for each test. Tests that take a {@link Cluster} parameter get the cluster; {@link #cluster()} gives
 * it elsewhere. Thread-safe.
 *
 * @since 0.1
 */
public final class ClusterExtension extends ClusterCallbacks {

    private final Declaration declaration;
    private final List<Loan> loans = new CopyOnWriteArrayList<>();

    ClusterExtension(Declaration declaration) {
        this.declaration = declaration;
    }

    /**
     * Makes a cluster of that spec for each class that it is registered in.
     *
     * @param spec what is wanted
     * @return the extension
     */
    public static ClusterExtension of(ClusterSpec spec) {
        return builder(spec).build();
    }

    /**
     * Begins an extension.
     *
     * @param spec what is wanted; a name that it was not given is made up anew for each cluster
     * @return a builder
     */
    public static ClusterExtensionBuilder builder(ClusterSpec spec) {
        return new ClusterExtensionBuilder(spec);
    }

    /**
     * Installs software on the cluster before the first test.
     *
     * @param software what to install
     * @return an extension that does so, and else has what the builder has without being told
     */
    public ClusterExtension with(Installer software) {
        return builder(declaration.recipe().spec()).installer(software).build();
    }

    /**
     * Returns the cluster.
     *
     * @return the cluster
     * @throws IllegalStateException outside of the tests of a class that this is registered in, or if several classes have
     *     one of it at once
     */
    public Cluster cluster() {
        return onlyLoan().cluster();
    }

    /**
     * Says that the cluster cannot be given to another test: the next one gets another cluster.
     *
     * @throws IllegalStateException as {@link #cluster()}
     */
    public void markDirty() {
        onlyLoan().markDirty();
    }

    private Loan onlyLoan() {
        List<Loan> now = List.copyOf(loans);
        if (now.size() == 1) {
            return now.get(0);
        }
        throw new IllegalStateException(
                now.isEmpty()
                        ? "There is no cluster now: register the extension in a field of the test class with"
                                + " @RegisterExtension, and ask within a test"
                        : "There are " + now.size()
                                + " clusters now, of several tests or classes: take the cluster as a"
                                + " parameter of the test");
    }

    Declaration declaration() {
        return declaration;
    }

    @Override
    Optional<Declaration> ofClass(ExtensionContext context) {
        return declaration.scope() == Scope.METHOD || classLoan(context).isPresent()
                ? Optional.empty()
                : Optional.of(declaration);
    }

    /** Nobody has called it for the class: it is in a field that is not static. */
    @Override
    Optional<Declaration> ofMethod(ExtensionContext context) {
        return classLoan(context).isPresent() ? Optional.empty() : Optional.of(declaration);
    }

    @Override
    void lent(Loan loan) {
        loans.add(loan);
    }

    @Override
    void returned(Loan loan) {
        loans.remove(loan);
    }
}
