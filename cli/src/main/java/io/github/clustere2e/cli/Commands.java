// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import io.github.clustere2e.cli.demo.EtcdSoftware;
import io.github.clustere2e.cli.demo.Software;
import io.github.clustere2e.cli.terminal.Console;
import picocli.CommandLine;

/** The commands as picocli reads and describes them. */
public final class Commands {

    private Commands() {}

    /** Returns all of them, to be described or to read arguments; to run them is for {@link Main}. */
    public static CommandLine of(Console console) {
        return of(new RootCommand(), console, EtcdSoftware.class);
    }

    static CommandLine of(RootCommand root, Console console, Class<? extends Software> software) {
        // "create @" is a bad name and "run x -- echo @y" an argument like any other, not files to read.
        return new CommandLine(root, new GuiceFactory(new CliModule(console, software)))
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpLongOptionsMaxWidth(30);
    }
}
