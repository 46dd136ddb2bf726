// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.nio.file.Path;
import java.util.List;

/** Where DC/OS's installer can be run. */
interface InstallerHost {

    /**
     * Runs it, with what is below {@code genconf} in a directory of this machine; what it makes there is there after.
     *
     * @return its standard output
     * @throws io.github.clustere2e.api.ClusterException if it fails, with what it says
     */
    String run(GenerateConfigScript script, Path directory, List<String> arguments) throws Exception;
}
