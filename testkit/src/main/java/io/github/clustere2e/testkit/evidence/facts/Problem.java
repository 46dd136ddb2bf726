// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import java.util.Optional;

/**
 * Something that could not be collected, or not whole.
 *
 * @param node the node's name, if it is about one
 * @param what what is missing, such as {@code journal}
 * @param why why, in one or more lines
 * @since 0.1
 */
public record Problem(Optional<String> node, String what, String why) {

    /**
     * Says it all.
     *
     * @return one or more lines, for people
     */
    @Override
    public String toString() {
        return node.map(name -> name + ": ").orElse("") + what + ": " + why;
    }
}
