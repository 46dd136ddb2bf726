// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import com.google.inject.Binder;
import com.google.inject.Module;
import io.github.clustere2e.cli.demo.Software;
import io.github.clustere2e.cli.terminal.Console;
import java.time.Clock;

/** What the commands are given. Few bindings: each costs start-up time. */
final class CliModule implements Module {

    private final Console console;
    private final Class<? extends Software> software;

    CliModule(Console console, Class<? extends Software> software) {
        this.console = console;
        this.software = software;
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(Console.class).toInstance(console);
        binder.bind(Software.class).to(software);
        binder.bind(Clock.class).toInstance(Clock.systemUTC());
    }
}
