// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How files are sent or fetched.
 *
 * <p>Immutable and thread-safe, as far as its listener is.
 *
 * @since 0.1
 */
public final class Transfer {

    private static final Transfer DEFAULTS = builder().build();

    private final @Nullable String owner;
    private final @Nullable String group;
    private final @Nullable TransferListener listener;
    private final boolean skipUnchanged;
    private final boolean replace;

    private Transfer(Builder builder) {
        this.owner = builder.owner;
        this.group = builder.group;
        this.listener = builder.listener;
        this.skipUnchanged = builder.skipUnchanged;
        this.replace = builder.replace;
    }

    /**
     * Returns what counts where nothing is said.
     *
     * @return always the same object
     */
    public static Transfer defaults() {
        return DEFAULTS;
    }

    /**
     * Begins a value.
     *
     * @return a builder with nothing but the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns whom what is sent will belong to.
     *
     * @return empty for the user that writes it
     */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /**
     * Returns which group what is sent will belong to.
     *
     * @return empty for that of the user that writes it
     */
    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    /**
     * Returns who hears how far it is.
     *
     * @return empty for nobody
     */
    public Optional<TransferListener> listener() {
        return Optional.ofNullable(listener);
    }

    /**
     * Returns whether nothing is sent that is on the node already.
     *
     * @return {@code false} by default
     */
    public boolean skipUnchanged() {
        return skipUnchanged;
    }

    /**
     * Returns whether a tree takes the place of what is there.
     *
     * @return {@code false} by default: it is an error that anything is there
     */
    public boolean replace() {
        return replace;
    }

    /**
     * Collects the options. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*\\$?");

        private @Nullable String owner;
        private @Nullable String group;
        private @Nullable TransferListener listener;
        private boolean skipUnchanged;
        private boolean replace;

        private Builder() {}

        /**
         * Gives what is sent to a user, for which one must be root on the node. For uploads only.
         *
         * @param user a user of the node, or its number
         * @return this
         * @throws InvalidInputException if that can be no user's name
         */
        public Builder owner(String user) {
            this.owner = checked(user, "user");
            return this;
        }

        /**
         * Gives what is sent to a group, for which one must be root on the node or in that group. For uploads only.
         *
         * @param name a group of the node, or its number
         * @return this
         * @throws InvalidInputException if that can be no group's name
         */
        public Builder group(String name) {
            this.group = checked(name, "group");
            return this;
        }

        /**
         * Lets somebody hear how far it is.
         *
         * @param hearing called while it goes on
         * @return this
         */
        public Builder listener(TransferListener hearing) {
            this.listener = hearing;
            return this;
        }

        /**
         * Sends nothing if it is on the node already, by its SHA-256, which both sides have to reckon: worth it where
         * the connection is slower than that. For uploads only.
         *
         * <p>A file is there if its content is; its permissions, its owner and its time are set all the same, so that it
         * ends up as if it had been sent. A tree is there if
         * all of it is and nothing else: the same names, with the same contents, permissions and targets of links. Its
         * owner is set all the same, its times stay what they are. One that differs in anything is sent whole, and
         * needs {@link #replace()} for that as any tree does. Trees need GNU {@code find}, {@code sort},
         * {@code xargs} and {@code sha256sum} on the node; without one of them, they are sent.
         *
         * @return this
         */
        public Builder skipUnchanged() {
            this.skipUnchanged = true;
            return this;
        }

        /**
         * Lets a tree take the place of what is there, all of it: nothing is merged. A file does so without this.
         *
         * @return this
         */
        public Builder replace() {
            this.replace = true;
            return this;
        }

        /**
         * Builds the value.
         *
         * @return the options
         */
        public Transfer build() {
            return new Transfer(this);
        }

        private static String checked(String name, String what) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidInputException("'" + name + "' is not the name of a " + what);
            }
            return name;
        }
    }
}
