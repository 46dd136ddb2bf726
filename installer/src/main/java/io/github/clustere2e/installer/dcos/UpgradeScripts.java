// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code --generate-node-upgrade-script} has made: nodes need it that have another version, or this one with another configuration.
 *
 * @param version what they have then
 * @param mark as {@link Made} says
 * @param work as {@link Made} says
 * @param serve as {@link Made} says
 * @param addresses of the script for each version that there is now
 */
record UpgradeScripts(
        String version, String mark, Optional<WorkDirectory> work, Path serve, Map<String, String> addresses)
        implements Made {

    @Override
    public boolean isNeededBy(NodeFacts node) {
        return node.version().filter(version::equals).isEmpty() || !node.mark().equals(mark);
    }

    String address(NodeFacts node) {
        return addresses.getOrDefault(node.version().orElse(""), "");
    }
}
