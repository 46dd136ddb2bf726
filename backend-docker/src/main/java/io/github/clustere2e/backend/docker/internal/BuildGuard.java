// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets no build of a root file system outlive the process that wants it: a shell in a process session of its own reads
 * from a pipe that only that process holds, tells the build to end when the pipe is closed, and removes the directory.
 */
final class BuildGuard {

    /** Its arguments: the directory, the command that builds. */
    private static final String SCRIPT = """
            work=$1; shift
            exec 3<&0 </dev/null
            "$@" 3<&- & build=$!
            trap 'kill -TERM "$build" 2>/dev/null' HUP INT TERM
            (
                exec >/dev/null 2>&1
                cat <&3                                   # ends when the owner does
                true >"$work/abandoned"
                kill -TERM "$build"
                while kill -0 "$build"; do sleep 0.1; done
                find "$work" -xdev -delete                # a build that was cut short may have left a mount in it
            ) & guard=$!
            exec 3<&-
            wait "$build"; status=$?
            while kill -0 "$build" 2>/dev/null; do        # a signal has ended the waiting, not the build
                wait "$build"; status=$?
            done
            [ -e "$work/abandoned" ] || kill "$guard" 2>/dev/null
            exit "$status"
            """;

    private BuildGuard() {}

    /** Returns a command that does the same; whoever starts it keeps its input open until it has ended. */
    static List<String> guarded(Path work, List<String> command) {
        List<String> guarded = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            guarded.add("/usr/bin/setsid"); // so that killing the owner's process group does not reach it
        }
        guarded.addAll(List.of("/bin/sh", "-c", SCRIPT, "cluster-e2e-build", work.toString()));
        guarded.addAll(command);
        return guarded;
    }
}
