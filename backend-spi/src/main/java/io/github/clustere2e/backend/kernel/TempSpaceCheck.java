// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room for temporary files: installers unpack there, and a DC/OS cluster takes about 2 GB. */
record TempSpaceCheck(Path directory) implements Check {

    private static final long LEAST = 5L << 30;

    @Override
    public String id() {
        return "host.temp";
    }

    @Override
    public Finding examine() throws IOException {
        if (!Files.isWritable(directory)) {
            return Finding.error(
                    id(),
                    "The directory for temporary files, " + directory + ", cannot be written to.",
                    "Make it writable, or name another: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY");
        }
        long free = Files.getFileStore(directory).getUsableSpace();
        String seen = free / (1 << 20) + " MiB are free for temporary files in " + directory + ".";
        return free >= LEAST
                ? Finding.ok(id(), seen)
                : Finding.warning(
                        id(),
                        seen + " Installing DC/OS takes about 2 GB, of which " + LEAST / (1 << 20) + " should be free.",
                        "Free some, or name a directory elsewhere: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY");
    }
}
