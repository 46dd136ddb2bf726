// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.util.List;
import java.util.stream.Collectors;

/** What all runs of DC/OS's installer have in common. */
final class InstallerRun {

    /** The variable that keeps two runs on one engine apart. */
    static final String CONTAINER_NAME = "DCOS_INSTALLER_CONTAINER_NAME";

    static final String PORT = "PORT";
    static final String SCRIPT = "dcos_generate_config.sh";
    private static final int LAST_LINES = 30;

    private InstallerRun() {}

    /** Its own sentences say best what is wrong, such as a number of masters that cannot be. */
    static InstallerFailure failure(List<String> arguments, String where, int status, String output) {
        List<String> lines = output.lines()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing())
                .filter(line -> !line.isBlank())
                .toList();
        String last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                .collect(Collectors.joining("\n  "));
        return new InstallerFailure("DC/OS's installer (" + String.join(" ", arguments) + ", " + where
                + ") ended with status " + status + " and said:\n  " + (last.isEmpty() ? "nothing" : last));
    }
}
