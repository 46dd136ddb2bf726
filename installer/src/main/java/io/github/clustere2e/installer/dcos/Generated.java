// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.nio.file.Path;
import java.util.Optional;

/** What {@code --genconf} has made: nodes need it that were not installed with it. */
record Generated(String mark, Optional<WorkDirectory> work, Path serve) implements Made {

    @Override
    public boolean isNeededBy(NodeFacts node) {
        return isNeeded(node, mark);
    }

    /** The script that installs ends by starting the set-up: where that has come to its version, it had ended. */
    static boolean isNeeded(NodeFacts node, String mark) {
        return !node.mark().equals(mark)
                && !(node.isBegun(mark) && node.version().isPresent());
    }
}
