// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.OptionValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A backend that is to be certified, and what has to be known of it.
 *
 * <p>Immutable, and thread-safe if the functions are that it was given.
 *
 * @since 0.1
 */
public final class Subject {

    private final String id;
    private final Supplier<? extends ClusterProvider> provider;
    private final List<BackendOptions> options;
    private final List<OptionValue> namedOptions;
    private final Function<String, List<String>> leftovers;
    private final Function<Node, String> hostKey;
    private final Map<String, String> excluded;
    private final Duration patience;
    private final Duration ruleLimit;
    private final int width;

    Subject(SubjectBuilder builder) {
        this.id = builder.id;
        this.provider = builder.provider;
        this.options = List.copyOf(builder.options);
        this.namedOptions = List.copyOf(builder.namedOptions);
        this.leftovers = builder.leftovers;
        this.hostKey = builder.hostKey;
        this.excluded = Map.copyOf(builder.excluded);
        this.patience = builder.patience;
        this.ruleLimit = builder.ruleLimit;
        this.width = builder.width;
    }

    /**
     * Begins a subject that is found on the class path or module path.
     *
     * @param id the provider's id
     * @return a builder
     */
    public static SubjectBuilder builder(String id) {
        return new SubjectBuilder(id, () -> Clusters.provider(id));
    }

    /**
     * Begins a subject that is found in another way.
     *
     * @param id the provider's id
     * @param provider looks it up, each time anew
     * @return a builder
     */
    public static SubjectBuilder builder(String id, Supplier<? extends ClusterProvider> provider) {
        return new SubjectBuilder(id, provider);
    }

    /**
     * Returns the provider's id.
     *
     * @return the id by which it is looked up
     */
    public String id() {
        return id;
    }

    /**
     * Looks the provider up.
     *
     * @return an instance of its own
     */
    public ClusterProvider provider() {
        return provider.get();
    }

    /**
     * Begins a spec with all options that this backend needs.
     *
     * @param name the cluster's name
     * @return a builder that has no nodes yet
     */
    public ClusterSpec.Builder spec(String name) {
        ClusterSpec.Builder spec = ClusterSpec.builder().name(name).timeout(ruleLimit);
        options.forEach(spec::options);
        if (!namedOptions.isEmpty()) {
            spec.options(provider().readOptions(namedOptions));
        }
        return spec;
    }

    /**
     * Returns whether a process that knows only names and texts can make clusters as this one does.
     *
     * @return {@code false} if options were given as objects
     */
    public boolean isDescribedByText() {
        return options.isEmpty();
    }

    /**
     * Returns the options that were given by name.
     *
     * @return in the order given; unmodifiable
     */
    public List<OptionValue> namedOptions() {
        return namedOptions;
    }

    /**
     * Looks, past the provider, for what there is of a cluster.
     *
     * @param cluster its name
     * @return each object in words; none if there is nothing, or nobody can look
     */
    public List<String> leftovers(String cluster) {
        return leftovers.apply(cluster);
    }

    /**
     * Returns a node's public host key.
     *
     * @param node a node
     * @return the key as text
     */
    public String hostKey(Node node) {
        return hostKey.apply(node);
    }

    /**
     * Returns why a rule is not held against it.
     *
     * @param rule the rule
     * @return empty if it is
     */
    public Optional<String> excluded(Rule rule) {
        return Optional.ofNullable(excluded.get(rule.id()));
    }

    /**
     * Returns the rules that are not held against it.
     *
     * @return the reasons by the rules' ids; unmodifiable
     */
    public Map<String, String> exclusions() {
        return excluded;
    }

    /**
     * Returns how long that may take which is to happen soon.
     *
     * @return 10 s unless the author said something else
     */
    public Duration patience() {
        return patience;
    }

    /**
     * Returns how long one rule may take.
     *
     * @return 2 minutes unless the author said something else
     */
    public Duration ruleLimit() {
        return ruleLimit;
    }

    /**
     * Returns how many rules of a lane may run at once.
     *
     * @param lane the lane
     * @return at least 1
     */
    public int width(Lane lane) {
        return Math.min(width, lane.width());
    }

    @Override
    public String toString() {
        return id;
    }
}
