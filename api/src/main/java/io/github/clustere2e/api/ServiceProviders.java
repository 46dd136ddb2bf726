// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link ServiceLoader} finds of one kind, by id: one that would not load is named, and does not hide the others.
 *
 * <p>The context class loader is looked at first, then that of the service itself. Of two with one id the first is taken,
 * and the other is a problem, unless it is the same class. Immutable and thread-safe.
 *
 * @param <P> the kind
 * @since 0.1
 */
public final class ServiceProviders<P> {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProviders.class);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    /** More broken entries in a row than any path has: the loader goes round in circles. */
    private static final int MOST_PROBLEMS = 100;

    private final Map<String, P> providers = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Function<P, String> id;

    private ServiceProviders(Function<P, String> id) {
        this.id = id;
    }

    /**
     * Looks for all that there are, and logs a warning for each that would not load.
     *
     * @param type the kind
     * @param loading calls {@code ServiceLoader.load(type, loader)}; the module that calls it must have {@code uses}
     * @param id asks one for its id: lower-case letters, digits and hyphens
     * @param <P> the kind
     * @return what was found
     */
    public static <P> ServiceProviders<P> load(
            Class<P> type, Function<@Nullable ClassLoader, ServiceLoader<P>> loading, Function<P, String> id) {
        ServiceProviders<P> found = new ServiceProviders<>(id);
        found.add(loading.apply(Thread.currentThread().getContextClassLoader()));
        found.add(loading.apply(type.getClassLoader()));
        found.problems.forEach(problem -> LOG.warn("A {} would not load: {}", type.getSimpleName(), problem));
        return found;
    }

    /**
     * Returns all that can be used.
     *
     * @return by id, in the order in which they were found; unmodifiable
     */
    public Map<String, P> byId() {
        return Collections.unmodifiableMap(providers);
    }

    /**
     * Says what would not load.
     *
     * @return a sentence's words for each; unmodifiable
     */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** One broken provider must not hide the others, so that each is loaded on its own. */
    private void add(ServiceLoader<P> loader) {
        var entries = loader.stream().iterator();
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

    private void add(ServiceLoader.Provider<P> entry) {
        String type = entry.type().getName();
        try {
            P provider = entry.get();
            String name = id.apply(provider);
            P other = providers.get(name);
            if (!ID.matcher(name).matches()) {
                problem(type + " calls itself '" + name
                        + "', which is not an id of lower-case letters, digits, hyphens");
            } else if (other == null) {
                providers.put(name, provider);
            } else if (!other.getClass().equals(provider.getClass())) {
                problem(type + " has the id '" + name + "', which "
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
}
