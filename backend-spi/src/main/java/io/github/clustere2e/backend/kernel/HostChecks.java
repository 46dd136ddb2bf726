// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.Check;
import java.nio.file.Path;
import java.util.List;

/** What the doctor asks of this machine, whatever the backend. */
final class HostChecks {

    private HostChecks() {}

    static List<Check> all(String provider) {
        return List.of(
                new StateCheck(StateHome.clusters(provider)),
                new TempSpaceCheck(Path.of(System.getProperty("java.io.tmpdir"))),
                new ShellCheck(),
                new SshClientCheck(System.getenv().getOrDefault("PATH", "")),
                new SedCheck("sed"));
    }
}
