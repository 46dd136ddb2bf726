// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the watchdog, which removes a cluster whose owner was killed, has what it needs. */
record ShellCheck() implements Check {

    @Override
    public String id() {
        return "host.watchdog";
    }

    @Override
    public Finding examine() {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return Finding.error(
                    id(),
                    "There is no /bin/sh, which the watchdog needs to remove clusters whose owner was killed.",
                    "Install a POSIX shell as /bin/sh.");
        }
        if (!Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            return Finding.note(
                    id(),
                    "There is no /usr/bin/setsid: who kills the whole process group kills the watchdog with it, and"
                            + " the next creation cleans up.",
                    "Install util-linux.");
        }
        return Finding.ok(id(), "The watchdog has /bin/sh and setsid.");
    }
}
