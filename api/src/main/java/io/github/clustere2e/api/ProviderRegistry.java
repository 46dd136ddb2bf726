// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Picks one of the backends that ServiceLoader finds. */
final class ProviderRegistry {

    private final ServiceProviders<ClusterProvider> found;

    private ProviderRegistry(ServiceProviders<ClusterProvider> found) {
        this.found = found;
    }

    static ProviderRegistry load() {
        return new ProviderRegistry(ServiceProviders.load(
                ClusterProvider.class,
                loader -> ServiceLoader.load(ClusterProvider.class, loader),
                ClusterProvider::id));
    }

    ClusterProvider byId(String id, String asker) {
        ClusterProvider provider = found.byId().get(id);
        if (provider == null) {
            throw new ProviderSelectionException(Trouble.BACKEND_CHOICE.explain(
                    "There is no backend '" + id + "', which " + asker + " asks for. " + found()));
        }
        return provider;
    }

    ClusterProvider only() {
        List<ClusterProvider> candidates =
                found.byId().values().stream().filter(p -> !p.explicitOnly()).toList();
        if (candidates.isEmpty()) {
            throw new ProviderSelectionException(Trouble.BACKEND_CHOICE.explain("No backend was found. " + found()
                    + " Add one to the class path or module path, such as"
                    + " io.github.clustere2e:cluster-e2e-backend-docker."));
        }
        if (candidates.size() > 1) {
            throw new ProviderSelectionException(
                    Trouble.BACKEND_CHOICE.explain("Several backends were found and none was asked for. " + found()
                            + " Name one with the system property " + Clusters.PROPERTY
                            + " or the environment variable "
                            + Clusters.ENVIRONMENT + "."));
        }
        return candidates.get(0);
    }

    private String found() {
        String names = found.byId().values().stream()
                .map(provider -> "'" + provider.id() + "' ("
                        + provider.getClass().getName() + (provider.explicitOnly() ? ", only by its id" : "") + ")")
                .collect(Collectors.joining(", "));
        return (names.isEmpty() ? "Found: none." : "Found: " + names + ".")
                + (found.problems().isEmpty() ? "" : " Would not load: " + String.join("; ", found.problems()) + ".");
    }
}
