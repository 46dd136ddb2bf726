// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What only the Docker backend understands.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DockerOptions implements BackendOptions {

    /** The provider's id. */
    public static final String BACKEND = "docker";

    private static final DockerOptions DEFAULTS = builder().build();

    private final @Nullable String image;
    private final boolean privileged;

    private DockerOptions(Builder builder) {
        this.image = builder.image;
        this.privileged = builder.privileged;
    }

    /**
     * Returns the options of a cluster that has none.
     *
     * @return the defaults
     */
    public static DockerOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Begins options.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String backendId() {
        return BACKEND;
    }

    /**
     * Returns the image of the nodes.
     *
     * @return empty for the image of Debian 12 that the backend builds
     */
    public Optional<String> image() {
        return Optional.ofNullable(image);
    }

    /**
     * Returns whether the nodes get every right over the host.
     *
     * @return {@code false} without being asked
     */
    public boolean privileged() {
        return privileged;
    }

    /**
     * Collects options. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private @Nullable String image;
        private boolean privileged;

        private Builder() {}

        /**
         * Uses an image of your own. It has systemd as {@code /sbin/init} and an SSH server that starts by itself, and
         * the engine has it already.
         *
         * @param reference a name with a tag, or an image id
         * @return this
         * @throws InvalidInputException if it is empty
         */
        public Builder image(String reference) {
            if (reference.isBlank()) {
                throw new InvalidInputException("The image's name is empty: give a name with a tag, or leave it out");
            }
            this.image = reference;
            return this;
        }

        /**
         * Gives the nodes every right over the host. Software that needs this harms the host if it fails.
         *
         * @param all whether to
         * @return this
         */
        public Builder privileged(boolean all) {
            this.privileged = all;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         */
        public DockerOptions build() {
            return new DockerOptions(this);
        }
    }
}
