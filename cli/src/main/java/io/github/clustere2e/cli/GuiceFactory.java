// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Lets Guice make the commands for picocli.
 *
 * <p>The injector is made when the first command needs it: help and usage errors do without, and are quicker for it.
 */
final class GuiceFactory implements IFactory {

    private static final String COMMANDS = "io.github.clustere2e.cli.command";

    private final IFactory plain = CommandLine.defaultFactory();
    private final Module module;
    private @Nullable Injector injector;

    GuiceFactory(Module module) {
        this.module = module;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        // Options, converters and picocli's own classes need nothing injected.
        boolean command = type.getPackageName().equals(COMMANDS) && type.isAnnotationPresent(CommandLine.Command.class);
        return command ? injector().getInstance(type) : plain.create(type);
    }

    private Injector injector() {
        if (injector == null) {
            injector = Guice.createInjector(Stage.DEVELOPMENT, module);
        }
        return injector;
    }
}
