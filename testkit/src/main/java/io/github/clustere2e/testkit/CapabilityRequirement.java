// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Keeps what {@link RequiresCapability} says. */
final class CapabilityRequirement implements BeforeEachCallback {

    CapabilityRequirement() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        findAnnotation(context.getElement(), RequiresCapability.class).ifPresent(wanted -> check(context, wanted));
        for (Optional<ExtensionContext> each = context.getParent();
                each.isPresent();
                each = each.get().getParent()) {
            each.get()
                    .getTestClass()
                    .flatMap(type -> findAnnotation(type, RequiresCapability.class))
                    .ifPresent(wanted -> check(context, wanted));
        }
    }

    private static void check(ExtensionContext context, RequiresCapability wanted) {
        Cluster cluster = ClusterCallbacks.clusterOf(context)
                .orElseThrow(() -> new IllegalStateException("@RequiresCapability asks the cluster of a test, and "
                        + context.getDisplayName()
                        + " has none: put @WithCluster or a ClusterExtension before it"));
        List<Class<? extends Capability>> missing = Arrays.stream(wanted.value())
                .filter(type -> !cluster.capabilities().contains(type))
                .toList();
        if (!missing.isEmpty()) {
            throw new TestAbortedException("Backend '" + cluster.backend() + "' does not declare "
                    + missing.stream().map(Class::getSimpleName).toList() + " here");
        }
    }
}
