// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ServiceLoader finds: the providers by id, and what would not load. */
final class ProviderRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRegistry.class);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    /** More broken entries in a row than any path has: the loader goes round in circles. */
    private static final int MOST_PROBLEMS = 100;

    private final Map<String, ClusterProvider> providers = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private ProviderRegistry() {}

    static ProviderRegistry load() {
        ProviderRegistry registry = new ProviderRegistry();
        registry.add(Thread.currentThread().getContextClassLoader());
        registry.add(ProviderRegistry.class.getClassLoader());
        registry.problems.forEach(problem -> LOG.warn("A backend would not load: {}", problem));
        return registry;
    }

    ClusterProvider byId(String id, String asker) {
        ClusterProvider provider = providers.get(id);
        if (provider == null) {
            throw new ProviderSelectionException(
                    "There is no backend '" + id + "', which " + asker + " asks for. " + found());
        }
        return provider;
    }

    ClusterProvider only() {
        List<ClusterProvider> candidates =
                providers.values().stream().filter(p -> !p.explicitOnly()).toList();
        if (candidates.isEmpty()) {
            throw new ProviderSelectionException("No backend was found. " + found()
                    + " Add one to the class path or module path, such as"
                    + " io.github.clustere2e:cluster-e2e-backend-docker.");
        }
        if (candidates.size() > 1) {
            throw new ProviderSelectionException("Several backends were found and none was asked for. " + found()
                    + " Name one with the system property " + Clusters.PROPERTY + " or the environment variable "
                    + Clusters.ENVIRONMENT + ".");
        }
        return candidates.get(0);
    }

    /** One broken provider must not hide the others, so that each is loaded on its own. */
    private void add(@Nullable ClassLoader loader) {
        var entries = ServiceLoader.load(ClusterProvider.class, loader).stream().iterator();
        while (problems.size() < MOST_PROBLEMS) {
            try {
                if (!entries.hasNext()) {
                    return;
                }
                add(entries.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                problem(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
            }
        }
    }

    private void add(ServiceLoader.Provider<ClusterProvider> entry) {
        String type = entry.type().getName();
        try {
            ClusterProvider provider = entry.get();
            String id = provider.id();
            ClusterProvider other = providers.get(id);
            if (!ID.matcher(id).matches()) {
                problem(type + " calls itself '" + id + "', which is not an id of lower-case letters, digits, hyphens");
            } else if (other == null) {
                providers.put(id, provider);
            } else if (!other.getClass().equals(provider.getClass())) {
                problem(type + " has the id '" + id + "', which "
                        + other.getClass().getName() + " has too");
            }
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            problem(type + ": " + (e.getCause() == null ? e : e.getCause()));
        }
    }

    private void problem(String text) {
        if (!problems.contains(text)) {
            problems.add(text);
        }
    }

    private String found() {
        String names = providers.values().stream()
                .map(provider -> "'" + provider.id() + "' ("
                        + provider.getClass().getName() + (provider.explicitOnly() ? ", only by its id" : "") + ")")
                .collect(Collectors.joining(", "));
        return (names.isEmpty() ? "Found: none." : "Found: " + names + ".")
                + (problems.isEmpty() ? "" : " Would not load: " + String.join("; ", problems) + ".");
    }
}
