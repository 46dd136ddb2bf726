// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.InvalidInputException;
import java.util.Optional;

/**
 * How simulated nodes answer: by a script, or by a real shell that is confined.
 *
 * <p>What is not simulated: systemd and any service manager, a kernel of the node's own, a network between the nodes,
 * name resolution, time, limits of memory and processors, full disks. Nodes with a script have no users and no programs
 * either; files are real, in a directory that goes with the cluster. Nodes go with this process, so that no other one can
 * attach to them.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SimulatedOptions implements BackendOptions {

    /** The id of the backend, which is never chosen unless it is asked for by it. */
    public static final String BACKEND = "simulated";

    private final Script script;
    private final boolean confinedShell;

    private SimulatedOptions(Builder builder) {
        this.script = builder.script;
        this.confinedShell = builder.confinedShell;
    }

    /**
     * Begins options.
     *
     * @return a builder, with an empty script
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns options with a script.
     *
     * @param script what nodes answer
     * @return the options
     */
    public static SimulatedOptions scripted(Script script) {
        return builder().script(script).build();
    }

    @Override
    public String backendId() {
        return BACKEND;
    }

    /**
     * Returns what nodes answer.
     *
     * @return empty if commands are really run
     */
    public Optional<Script> script() {
        return confinedShell ? Optional.empty() : Optional.of(script);
    }

    /**
     * Returns whether commands are really run, in namespaces.
     *
     * @return {@code false} by default
     */
    public boolean confinedShell() {
        return confinedShell;
    }

    @Override
    public String toString() {
        return confinedShell ? "simulated nodes with a confined shell" : "simulated nodes with a " + script;
    }

    /**
     * Collects options. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private Script script = Script.empty();
        private boolean confinedShell;

        private Builder() {}

        /**
         * Sets what nodes answer.
         *
         * @param answers an empty script by default
         * @return this
         */
        public Builder script(Script answers) {
            this.script = answers;
            return this;
        }

        /**
         * Runs commands really, by a shell in namespaces of the node's own: of users, mounts, processes, host name, System
         * V IPC, control groups and network. Its root directory is the node's, with this machine's {@code /usr} read-only
         * in it. It needs Linux with user namespaces, and util-linux.
         *
         * @return this
         */
        public Builder confinedShell() {
            this.confinedShell = true;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         * @throws InvalidInputException if there is a script and a shell
         */
        public SimulatedOptions build() {
            if (confinedShell && script != Script.empty()) {
                throw new InvalidInputException(
                        "Simulated nodes answer by a script or by a confined shell, not by both: leave one of them out");
            }
            return new SimulatedOptions(this);
        }
    }
}
