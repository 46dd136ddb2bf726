// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examines whether clusters can be made here. */
@Command(
        name = "doctor",
        description = {
            "Examines whether clusters can be made here, for how many nodes there is room, and says what helps.",
            "It changes nothing. The exit status is 1 if anything is worse than a warning.",
            "docs/troubleshooting.md explains each check."
        })
public final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--deep", description = "Makes a cluster of one node besides, logs in, and removes it.")
    private boolean deep;

    @Option(names = "--json", description = "Prints one object, as docs/cli-json.md describes it.")
    private boolean json;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    DoctorCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterProvider provider = backends.pick(backend.id);
        List<Finding> findings = provider.doctor(deep ? Examination.DEEP : Examination.QUICK);
        if (json) {
            console.out().println(FindingJson.of(provider.id(), findings));
        } else if (findings.isEmpty()) {
            console.err().println("The backend '" + provider.id() + "' has no checks.");
        } else {
            console.out().print(FindingTable.text(findings, console.outStyle(), console.program()));
        }
        return findings.stream().anyMatch(finding -> finding.isWorseThan(Level.WARNING))
                ? ExitStatus.FAILED
                : ExitStatus.DONE;
    }
}
