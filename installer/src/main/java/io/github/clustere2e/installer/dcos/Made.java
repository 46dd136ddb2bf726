// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.nio.file.Path;
import java.util.Optional;

/** What the installer has made for nodes. */
interface Made {

    /** A digest of everything that it was made from. */
    String mark();

    /** Where it is on this machine; empty if no node needs it. */
    Optional<WorkDirectory> work();

    /** What nodes get. */
    Path serve();

    boolean isNeededBy(NodeFacts node);
}
