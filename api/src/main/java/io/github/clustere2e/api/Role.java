// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.regex.Pattern;

/**
 * What a node is for.
 *
 * <p>A role is a plain value: the three constants are those of DC/OS, and {@code Role.of("broker")} is anyone's.
 *
 * <p>The constructor throws {@link InvalidInputException} if the name is not of the form above.
 *
 * @param name lower-case letters, digits and underscores, beginning with a letter; at most 30 characters
 * @since 0.1
 */
public record Role(String name) implements Comparable<Role> {

    // Before the roles: they are checked by it.
    private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9_]{0,28}[a-z0-9])?");

    /** Runs what coordinates the cluster. */
    public static final Role MASTER = new Role("master");

    /** Runs the work. */
    public static final Role AGENT = new Role("agent");

    /** Runs the work that the outside may reach. */
    public static final Role PUBLIC_AGENT = new Role("public_agent");

    /**
     * Checks what it is given.
     *
     * @param name as the record says
     */
    public Role {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException("'" + name + "' is not a role name: use 1 to 30 lower-case letters, digits"
                    + " and underscores, beginning with a letter and not ending with an underscore, such as 'broker'");
        }
    }

    /**
     * Returns the role of that name.
     *
     * @param name the role's name
     * @return the role
     * @throws InvalidInputException if the name is not of the form that {@link Role} tells
     */
    public static Role of(String name) {
        return new Role(name);
    }

    /**
     * Returns the name of this role's node of that index, such as {@code agent_0}.
     *
     * @param index counts from 0
     * @return the node's name
     */
    public String nodeName(int index) {
        return name + "_" + index;
    }

    @Override
    public int compareTo(Role other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
