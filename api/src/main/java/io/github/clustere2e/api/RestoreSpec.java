// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a cluster that is made from a snapshot.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RestoreSpec {

    private final String tag;
    private final String name;
    private final Lease lease;
    private final Duration timeout;
    private final Duration patience;
    private final List<CommandListener> commandListeners;
    private final ProgressListener progressListener;

    private RestoreSpec(Builder builder) {
        this.tag = builder.tag;
        this.name = ClusterNames.check(builder.name == null ? ClusterNames.fresh() : builder.name);
        this.lease = builder.lease;
        this.timeout = builder.timeout;
        this.patience = builder.patience;
        this.commandListeners = List.copyOf(builder.commandListeners);
        this.progressListener = new HarmlessProgress(builder.progressListener);
    }

    /**
     * Begins a spec.
     *
     * @param tag the snapshot's tag
     * @return a builder
     */
    public static Builder of(String tag) {
        return new Builder(tag);
    }

    /**
     * Returns which snapshot.
     *
     * @return its tag
     */
    public String tag() {
        return tag;
    }

    /**
     * Returns what the cluster is to be called. Its nodes keep the host names that they had.
     *
     * @return 1 to 40 lower-case letters, digits and hyphens
     */
    public String name() {
        return name;
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
     * Returns how long the cluster may take to be ready, once it has its addresses.
     *
     * @return the limit
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Returns how long to wait for addresses that are in use.
     *
     * @return zero to be refused at once
     */
    public Duration patience() {
        return patience;
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
     * Returns who hears how it gets on.
     *
     * @return the listener
     */
    public ProgressListener progressListener() {
        return progressListener;
    }

    @Override
    public String toString() {
        return "cluster '" + name + "' of snapshot '" + tag + "'";
    }

    /**
     * Collects a spec. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final String tag;
        private @Nullable String name;
        private Lease lease = Lease.owned();
        private Duration timeout = ClusterSpec.DEFAULT_TIMEOUT;
        private Duration patience = Duration.ZERO;
        private final List<CommandListener> commandListeners = new ArrayList<>();
        private ProgressListener progressListener = ProgressListener.none();

        private Builder(String tag) {
            this.tag = tag;
        }

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
         * Sets how long the cluster may take to be ready, once it has its addresses.
         *
         * @param limit {@link ClusterSpec#DEFAULT_TIMEOUT} without this
         * @return this
         */
        public Builder timeout(Duration limit) {
            this.timeout = limit;
            return this;
        }

        /**
         * Waits while another cluster has the snapshot's addresses, instead of being refused.
         *
         * @param limit how long; not at all without this
         * @return this
         */
        public Builder waitForTurn(Duration limit) {
            this.patience = limit;
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
         * Lets somebody hear how it gets on.
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
         * @throws InvalidInputException that says what is wrong
         */
        public RestoreSpec build() {
            if (timeout.isZero() || timeout.isNegative() || patience.isNegative()) {
                throw new InvalidInputException("Snapshot '" + tag + "' cannot be restored with a time limit of "
                        + timeout + " and " + patience + " to wait: give positive ones");
            }
            ClusterNames.checkTag(tag);
            return new RestoreSpec(this);
        }
    }
}
