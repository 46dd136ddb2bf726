// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What cluster is wanted.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ClusterSpec {

    /** How long a cluster may take to be ready when nothing else is said: 5 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    private final String name;
    private final boolean named;
    private final List<NodeGroup> groups;
    private final List<BackendOptions> options;
    private final Lease lease;
    private final Duration timeout;
    private final List<CommandListener> commandListeners;
    private final ProgressListener progressListener;

    private ClusterSpec(Builder builder, String name) {
        this.name = name;
        this.named = builder.name != null;
        this.groups = List.copyOf(builder.groups);
        this.options = List.copyOf(builder.options);
        this.lease = builder.lease;
        this.timeout = builder.timeout;
        this.commandListeners = List.copyOf(builder.commandListeners);
        this.progressListener = new HarmlessProgress(builder.progressListener);
    }

    /**
     * Begins a spec.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a spec that is like this one.
     *
     * @return a builder; it has this one's name if somebody gave it, and makes up another one else
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.name = named ? name : null;
        builder.groups.addAll(groups);
        builder.options.addAll(options);
        builder.lease = lease;
        builder.timeout = timeout;
        builder.commandListeners.addAll(commandListeners);
        builder.progressListener = progressListener;
        return builder;
    }

    /**
     * Returns the cluster's name.
     *
     * @return 1 to 40 lower-case letters, digits and hyphens
     */
    public String name() {
        return name;
    }

    /**
     * Returns the groups of nodes.
     *
     * @return at least one; each role once
     */
    public List<NodeGroup> groups() {
        return groups;
    }

    /**
     * Returns the number of nodes.
     *
     * @return at least 1
     */
    public int size() {
        return groups.stream().mapToInt(NodeGroup::count).sum();
    }

    /**
     * Returns the options of one backend.
     *
     * @param type the options' class
     * @param <O> the options' type
     * @return empty if the spec carries none
     */
    public <O extends BackendOptions> Optional<O> options(Class<O> type) {
        return options.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * Returns the options of all backends.
     *
     * @return unmodifiable, in the order in which they were given
     */
    public List<BackendOptions> options() {
        return options;
    }

    /**
     * Returns how long the cluster may outlive its owner.
     *
     * @return the lease
     */
    public Lease lease() {
        return lease;
    }

    /**
     * Returns how long the cluster may take to be ready. When it passes, what was made is removed.
     *
     * @return the limit, counted from when its first machine is asked for
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Returns who sees every command.
     *
     * @return unmodifiable
     */
    public List<CommandListener> commandListeners() {
        return commandListeners;
    }

    /**
     * Returns who hears how the creation gets on.
     *
     * @return the listener
     */
    public ProgressListener progressListener() {
        return progressListener;
    }

    @Override
    public String toString() {
        return "cluster '" + name + "' of " + groups;
    }

    /**
     * Collects a spec. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private @Nullable String name;
        private final List<NodeGroup> groups = new ArrayList<>();
        private final List<BackendOptions> options = new ArrayList<>();
        private Lease lease = Lease.owned();
        private Duration timeout = DEFAULT_TIMEOUT;
        private final List<CommandListener> commandListeners = new ArrayList<>();
        private ProgressListener progressListener = ProgressListener.none();

        private Builder() {}

        /**
         * Names the cluster. Without this it gets a name of its own.
         *
         * @param clusterName 1 to 40 lower-case letters, digits and hyphens, beginning with a letter
         * @return this
         */
        public Builder name(String clusterName) {
            this.name = clusterName;
            return this;
        }

        /**
         * Adds nodes.
         *
         * @param role what they are for
         * @param count how many; at least 1
         * @return this
         * @throws InvalidInputException if the number is less than 1
         */
        public Builder nodes(Role role, int count) {
            return nodes(role, count, NodeRequirements.none());
        }

        /**
         * Adds nodes that need something.
         *
         * @param role what they are for
         * @param count how many; at least 1
         * @param requirements what they need to have, such as an installer says
         * @return this
         * @throws InvalidInputException if the number is less than 1
         */
        public Builder nodes(Role role, int count, NodeRequirements requirements) {
            groups.add(new NodeGroup(role, count, requirements));
            return this;
        }

        /**
         * Adds options that one backend reads.
         *
         * @param backendOptions of any backend
         * @return this
         */
        public Builder options(BackendOptions backendOptions) {
            options.add(backendOptions);
            return this;
        }

        /**
         * Sets how long the cluster may outlive its owner.
         *
         * @param clusterLease {@link Lease#owned()} without this
         * @return this
         */
        public Builder lease(Lease clusterLease) {
            this.lease = clusterLease;
            return this;
        }

        /**
         * Sets how long the cluster may take to be ready.
         *
         * @param limit {@link #DEFAULT_TIMEOUT} without this
         * @return this
         */
        public Builder timeout(Duration limit) {
            this.timeout = limit;
            return this;
        }

        /**
         * Lets somebody see every command on every node.
         *
         * @param listener called from many threads
         * @return this
         */
        public Builder commandListener(CommandListener listener) {
            commandListeners.add(listener);
            return this;
        }

        /**
         * Lets somebody hear how the creation gets on.
         *
         * @param listener called from many threads
         * @return this
         */
        public Builder progressListener(ProgressListener listener) {
            this.progressListener = listener;
            return this;
        }

        /**
         * Builds the spec.
         *
         * @return the spec
         * @throws InvalidInputException that names everything that is wrong
         */
        public ClusterSpec build() {
            String clusterName = name == null ? ClusterNames.fresh() : name;
            List<String> problems = ClusterNames.problems(clusterName, groups);
            if (timeout.isZero() || timeout.isNegative()) {
                problems.add("its time limit of " + timeout + " is not positive");
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException("This cluster cannot be made: " + String.join("; ", problems));
            }
            return new ClusterSpec(this, clusterName);
        }
    }
}
