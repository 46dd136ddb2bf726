// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.installer.InstallerProvider;
import io.github.clustere2e.installer.Installers;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What {@code docs/commands.md} says, made of what the program itself knows. */
final class CommandsPage {

    private static final int WIDTH = 120;

    private final Program program;

    CommandsPage(Program program) {
        this.program = program;
        program.itself().setUsageHelpWidth(WIDTH);
    }

    /** The section of each mark of the page. */
    Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("all commands", overview());
        sections.put("options of every command", options(everywhere()));
        sections.put("exit status", exitStatus());
        sections.put("commands", commands());
        sections.put("installers", installers());
        return sections;
    }

    private String overview() {
        StringBuilder text = new StringBuilder("| command | what it does |\n|---|---|\n");
        for (CommandLine command : program.commands()) {
            String name = command.getCommandName();
            text.append("| [`%s`](#%s) | %s |\n".formatted(name, Anchors.slug(name), firstSentence(command)));
        }
        return text.toString();
    }

    private String exitStatus() {
        StringBuilder text = new StringBuilder("| status | when |\n|---|---|\n");
        program.itself()
                .getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((status, meaning) -> text.append("| %s | %s |\n".formatted(status, plain(meaning))));
        return text.toString();
    }

    private String commands() {
        StringBuilder text = new StringBuilder();
        for (CommandLine command : program.commands()) {
            CommandSpec spec = command.getCommandSpec();
            text.append("\n### ").append(command.getCommandName()).append("\n\n```text\n");
            text.append(synopsis(command)).append("```\n\n");
            text.append(String.join("\n\n", description(command))).append("\n\n");
            List<ArgSpec> rows = new java.util.ArrayList<>(spec.positionalParameters());
            spec.options().stream()
                    .filter(option -> !option.hidden() && !isEverywhere(option))
                    .sorted(Comparator.comparing(OptionSpec::longestName))
                    .forEach(rows::add);
            text.append(options(rows));
        }
        return text.append('\n').toString();
    }

    private static String synopsis(CommandLine command) {
        String text = new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
        return text.stripTrailing().lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private List<ArgSpec> everywhere() {
        return program.itself().getCommandSpec().options().stream()
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .map(ArgSpec.class::cast)
                .toList();
    }

    private boolean isEverywhere(OptionSpec option) {
        return everywhere().stream()
                .anyMatch(other -> ((OptionSpec) other).longestName().equals(option.longestName()));
    }

    private static String options(List<ArgSpec> options) {
        if (options.isEmpty()) {
            return "";
        }
        return options.stream()
                .map(CommandsPage::row)
                .collect(Collectors.joining("", "| option or argument | what it says |\n|---|---|\n", ""));
    }

    private static String row(ArgSpec argument) {
        String description = plain(String.join(" ", argument.description()));
        boolean again = argument instanceof OptionSpec && argument.isMultiValue();
        boolean told = description.contains("again");
        return "| %s | %s%s |\n"
                .formatted(name(argument), cell(description), again && !told ? " May be given again." : "");
    }

    private static String name(ArgSpec argument) {
        if (argument instanceof PositionalParamSpec) {
            return "`" + argument.paramLabel() + "`";
        }
        OptionSpec option = (OptionSpec) argument;
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return List.of(option.names()).stream()
                .map(name -> "`" + name + value + "`")
                .collect(Collectors.joining(", "));
    }

    private String installers() {
        StringBuilder text = new StringBuilder();
        List<InstallerProvider> providers = Installers.all().stream()
                .sorted(Comparator.comparing(InstallerProvider::id))
                .toList();
        for (InstallerProvider provider : providers) {
            text.append("\n### install ").append(provider.id()).append("\n\n");
            text.append(sentence(provider.summary())).append("\n\n");
            text.append("| option | value | default | what it says |\n|---|---|---|---|\n");
            provider.options().forEach(option -> text.append(row(option)));
        }
        return text.append('\n').toString();
    }

    private static String row(OptionDescription option) {
        return "| `--%s`%s | `%s` | %s | %s |\n"
                .formatted(
                        option.name(),
                        option.repeatable() ? " (repeatable)" : "",
                        option.form().replace("|", "\\|"),
                        cell(option.defaultValue()),
                        cell(option.description()));
    }

    /** The paragraphs of what a command says of itself. */
    private static List<String> description(CommandLine command) {
        String text =
                plain(String.join("\n", command.getCommandSpec().usageMessage().description()));
        return List.of(text.strip().split("\n\n+"));
    }

    private static String firstSentence(CommandLine command) {
        return description(command).get(0).lines().findFirst().orElse("");
    }

    private static String plain(String text) {
        return Ansi.OFF.string(text.replace("%n", "\n").replace("%%", "%"));
    }

    /** A bar would end the cell, and an angle would begin a tag. */
    private static String cell(String text) {
        return Optional.of(text)
                .map(cell -> cell.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;"))
                .get();
    }

    private static String sentence(String summary) {
        return summary.substring(0, 1).toUpperCase(Locale.ROOT)
                + summary.substring(1)
                + (summary.endsWith(".") ? "" : ".");
    }
}
