// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.testkit.internal.admission.Limit;
import io.github.clustere2e.testkit.internal.admission.Reservation;
import io.github.clustere2e.testkit.internal.lending.Lender;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** What all test classes of a run have in common, kept in JUnit's stores, which close it when it is needed no more. */
final class Suite {

    private static final Namespace NAMESPACE = Namespace.create(Suite.class);

    private Suite() {}

    /** Finds who lends clusters of a backend in this run. */
    static Lender lender(ExtensionContext context, Optional<String> backend) {
        ClusterProvider provider = backend.map(Clusters::provider).orElseGet(Clusters::provider);
        ExtensionContext root = context.getRoot();
        LenderResource resource = root.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "lender " + provider.id(),
                        any -> new LenderResource(new Lender(provider, limit(root, provider))),
                        LenderResource.class);
        return resource.lender();
    }

    /** Counts the clusters of failed tests that were kept in this run. */
    static AtomicInteger retained(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("retained", any -> new AtomicInteger(), AtomicInteger.class);
    }

    /** Returns what a class has reserved for itself and all in it: a part of what the class around it has. */
    static Reservation reservation(ExtensionContext context, Optional<String> backend) {
        ExtensionContext type = classOf(context);
        return type.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "reservation " + backend.orElse("") + " of " + type.getUniqueId(),
                        any -> new ReservationResource(reserve(type, backend)),
                        ReservationResource.class)
                .reservation();
    }

    private static Reservation reserve(ExtensionContext type, Optional<String> backend) {
        String who = type.getRequiredTestClass().getName();
        Demand demand = Demand.of(type.getRequiredTestClass(), backend);
        Duration patience = Settings.of(type).patience();
        Optional<ExtensionContext> around =
                type.getParent().filter(parent -> parent.getTestClass().isPresent());
        return around.isPresent()
                ? reservation(around.get(), backend).part(who, demand.nodes(), patience)
                : lender(type, backend).reserve(who, demand.nodes(), demand.shared(), patience);
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext type = context;
        while (type.getTestMethod().isPresent()) {
            type = type.getParent().orElseThrow();
        }
        return type;
    }

    private static Limit limit(ExtensionContext root, ClusterProvider provider) {
        return Settings.of(root)
                .nodes()
                .map(nodes -> Limit.declared(nodes, Settings.NODES))
                .orElseGet(() -> Limit.of(provider.capacity()));
    }

    private record LenderResource(Lender lender) implements CloseableResource, AutoCloseable {
        @Override
        public void close() {
            lender.close();
        }
    }

    private record ReservationResource(Reservation reservation) implements CloseableResource, AutoCloseable {
        @Override
        public void close() {
            reservation.close();
        }
    }
}
