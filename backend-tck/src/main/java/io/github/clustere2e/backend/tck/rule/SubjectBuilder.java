// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.OptionValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects a subject. Not thread-safe.
 *
 * @since 0.1
 */
public final class SubjectBuilder {

    final String id;
    final Supplier<? extends ClusterProvider> provider;
    final List<BackendOptions> options = new ArrayList<>();
    final List<OptionValue> namedOptions = new ArrayList<>();
    Function<String, List<String>> leftovers = cluster -> List.of();
    Function<Node, String> hostKey = SubjectBuilder::publishedHostKey;
    final Map<String, String> excluded = new LinkedHashMap<>();
    Duration patience = Duration.ofSeconds(10);
    Duration ruleLimit = Duration.ofMinutes(2);
    int width = Integer.MAX_VALUE;

    SubjectBuilder(String id, Supplier<? extends ClusterProvider> provider) {
        this.id = id;
        this.provider = provider;
    }

    /**
     * Gives every cluster an option that cannot be said in text. Rules that make clusters in another process do not
     * apply then; options by name have no such effect.
     *
     * @param backendOptions options of this backend
     * @return this
     */
    public SubjectBuilder options(BackendOptions backendOptions) {
        options.add(backendOptions);
        return this;
    }

    /**
     * Gives every cluster an option by its name.
     *
     * @param name as {@link ClusterProvider#optionDescriptions()} tells
     * @param value its value
     * @return this
     */
    public SubjectBuilder option(String name, String value) {
        namedOptions.add(new OptionValue(name, value));
        return this;
    }

    /**
     * Says how to look for what there is of a cluster, past the provider: containers, networks, files. Without this,
     * what {@link ClusterProvider#list()} admits is all that can be seen.
     *
     * @param look given a cluster's name, returns each object in words
     * @return this
     */
    public SubjectBuilder leftovers(Function<String, List<String>> look) {
        this.leftovers = look;
        return this;
    }

    /**
     * Says how to learn a node's public host key. Without this, {@code /etc/ssh/ssh_host_ed25519_key.pub} is read on
     * the node.
     *
     * @param ask given a node, returns its key
     * @return this
     */
    public SubjectBuilder hostKey(Function<Node, String> ask) {
        this.hostKey = ask;
        return this;
    }

    /**
     * Leaves a rule out. It is in the certificate as <em>not met</em>, with the reason, and nothing is certified that
     * does not meet a rule.
     *
     * @param rule the rule's id
     * @param reason why it cannot be met, or must not be tried
     * @return this
     */
    public SubjectBuilder exclude(String rule, String reason) {
        excluded.put(rule, reason);
        return this;
    }

    /**
     * Sets how long that may take which is to happen soon, such as the end of a command that was told to end.
     *
     * @param limit positive; 10 s without this
     * @return this
     */
    public SubjectBuilder patience(Duration limit) {
        this.patience = limit;
        return this;
    }

    /**
     * Sets how long one rule may take, and a cluster to be ready.
     *
     * @param limit positive; 2 minutes without this
     * @return this
     */
    public SubjectBuilder ruleLimit(Duration limit) {
        this.ruleLimit = limit;
        return this;
    }

    /**
     * Bounds how many rules of one lane run at once, for backends with few nodes. With 1 there are never more than 8
     * nodes at a time.
     *
     * @param rules at least 1; as many as the lane allows, without this
     * @return this
     */
    public SubjectBuilder atMost(int rules) {
        this.width = rules;
        return this;
    }

    /**
     * Builds the subject.
     *
     * @return the subject
     */
    public Subject build() {
        return new Subject(this);
    }

    private static String publishedHostKey(Node node) {
        return node.run("cat", "/etc/ssh/ssh_host_ed25519_key.pub").stdout();
    }
}
