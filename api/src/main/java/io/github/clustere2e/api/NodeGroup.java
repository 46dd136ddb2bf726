// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes of one role.
 *
 * <p>The constructor throws {@link InvalidInputException} if it is less than 1.
 *
 * @param role what they are for
 * @param count how many; at least 1
 * @param requirements what they need to have
 * @since 0.1
 */
public record NodeGroup(Role role, int count, NodeRequirements requirements) {

    /**
     * Checks what it is given.
     *
     * @param role as the record says
     * @param count as the record says
     * @param requirements as the record says
     */
    public NodeGroup {
        if (count < 1) {
            throw new InvalidInputException("A group of " + count + " nodes of role '" + role
                    + "' cannot be: ask for 1 or more, or for none" + " by leaving the group out");
        }
    }

    /**
     * Returns the nodes' names.
     *
     * @return in order of their index
     */
    public List<String> nodeNames() {
        return IntStream.range(0, count).mapToObj(role::nodeName).toList();
    }
}
