// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.DockerOptionsBuilder;
import java.util.Optional;

/**
 * One option that is given by name.
 *
 * @param name without a role
 * @param roles whether a role may stand behind it
 * @param repeatable whether each value adds something; else there can be only one
 * @param form how its value is written
 * @param defaultValue what holds without it
 * @param description what it does, and its limits
 * @param setter puts a value into a builder
 */
record NamedOption(
        String name,
        boolean roles,
        boolean repeatable,
        String form,
        String defaultValue,
        String description,
        Setter setter) {

    /** Puts a value into a builder, for the nodes of a role or for all. */
    @FunctionalInterface
    interface Setter {

        void set(DockerOptionsBuilder builder, Optional<Role> role, String value);
    }

    OptionDescription describe() {
        return new OptionDescription(name + (roles ? "[.ROLE]" : ""), form, defaultValue, repeatable, description);
    }

    void set(DockerOptionsBuilder builder, String role, String value) {
        if (!role.isEmpty() && !roles) {
            throw new InvalidInputException("it is for all nodes and takes no role: leave '." + role + "' out");
        }
        setter.set(builder, role.isEmpty() ? Optional.empty() : Optional.of(Role.of(role)), value);
    }
}
