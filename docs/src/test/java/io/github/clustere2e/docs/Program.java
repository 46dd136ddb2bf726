// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.cli.Commands;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.installer.InstallerProvider;
import io.github.clustere2e.installer.Installers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program {@code cluster-e2e}, as far as it reads what it is told. Nothing runs. */
final class Program {

    /** Commands that hand on what they do not know to an installer. */
    /** The backend that a page makes up, to show how one is written: nothing here knows its options. */
    private static final String MADE_UP = "paper";

    private static final Set<String> INSTALLING = Set.of("install", "upgrade", "wait");

    private static final Pattern OPTION_NAME = Pattern.compile("([a-z][a-z-]*)(\\.[A-Za-z_-]+)?(=.*)?");

    private final CommandLine line = Commands.of(Console.ofProcess());

    /** All commands, in the order of the help. */
    Iterable<CommandLine> commands() {
        return new java.util.LinkedHashSet<>(line.getSubcommands().values());
    }

    CommandLine itself() {
        return line;
    }

    Optional<CommandLine> command(String name) {
        return Optional.ofNullable(line.getSubcommands().get(name));
    }

    /**
     * Whether the program takes these arguments.
     *
     * @param whole whether something that has to be given may not be missing
     * @return what is wrong, if anything
     */
    Optional<String> refuses(List<String> arguments, boolean whole) {
        try {
            ParseResult root = line.parseArgs(arguments.toArray(String[]::new));
            return root.hasSubcommand() ? refusesOptionsOfOthers(root.subcommand()) : Optional.empty();
        } catch (MissingParameterException e) {
            return whole ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> refusesOptionsOfOthers(ParseResult command) {
        String name = command.commandSpec().name();
        if (INSTALLING.contains(name)) {
            return refusesInstaller(command);
        }
        if (name.equals("create")) {
            String backend = command.matchedOptionValue("--backend", Optional.of("docker"))
                    .orElse("docker");
            List<String> values = command.matchedOptionValue("--option", List.of());
            return values.stream()
                    .flatMap(value -> refusesBackendOption(backend, value).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** An option of a backend is {@code name=value}, {@code name.role=value} or a name alone; one in capitals stands for any. */
    static Optional<String> refusesBackendOption(String backend, String option) {
        Matcher parts = OPTION_NAME.matcher(option);
        if (backend.equals(MADE_UP)) {
            return Optional.empty();
        }
        if (!parts.matches()) {
            return option.matches("[A-Z]+=[A-Z]+")
                    ? Optional.empty()
                    : Optional.of("'" + option + "' is no NAME=VALUE");
        }
        String base = parts.group(1);
        Set<String> known = backendOptions(backend);
        return known.contains(base)
                ? Optional.empty()
                : Optional.of("the backend " + backend + " has no option '" + base + "'; it has " + known);
    }

    /** The names of a backend's options, without what may stand behind them for a role. */
    static Set<String> backendOptions(String backend) {
        ClusterProvider provider = Clusters.provider(backend);
        Set<String> names = new TreeSet<>();
        for (OptionDescription option : provider.optionDescriptions()) {
            names.add(option.name().replaceAll("[\\[.].*", ""));
        }
        return names;
    }

    private static Optional<String> refusesInstaller(ParseResult command) {
        Optional<String> id = command.matchedPositionalValue(1, Optional.empty());
        if (id.isPresent() && id.get().matches("[a-z-]+") && providers(id).isEmpty()) {
            return Optional.of("there is no installer '" + id.get() + "'");
        }
        for (String word : command.unmatched()) {
            String name = word.replaceFirst("^--", "").replaceFirst("=.*", "");
            if (word.startsWith("--")
                    && name.matches("[a-z0-9-]+")
                    && !installerOptions(id).contains(name)) {
                return Optional.of("no option of "
                        + id.map(text -> "the installer " + text).orElse("an installer") + ": --" + name + "; it has "
                        + installerOptions(id));
            }
        }
        return Optional.empty();
    }

    /** The options of one installer, or of all if none is named. */
    static Set<String> installerOptions(Optional<String> id) {
        Set<String> names = new TreeSet<>();
        for (InstallerProvider provider : providers(id)) {
            provider.options().forEach(option -> names.add(option.name()));
        }
        return names;
    }

    private static List<InstallerProvider> providers(Optional<String> id) {
        return Installers.all().stream()
                .filter(provider -> id.isEmpty()
                        || provider.id().equals(id.get())
                        || id.get().matches("[A-Z]+"))
                .toList();
    }
}
