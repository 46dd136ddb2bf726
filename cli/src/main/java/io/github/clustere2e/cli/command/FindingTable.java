// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.cli.terminal.Style;
import io.github.clustere2e.cli.terminal.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Findings as people read them: all in a table, and below it what helps, the worst first. */
final class FindingTable {

    private FindingTable() {}

    static String text(List<Finding> findings, Style style, String program) {
        Table table = new Table("LEVEL", "CHECK", "SEEN");
        findings.forEach(finding -> table.row(
                level(finding), finding.id(), seen(finding).lines().findFirst().orElse("")));
        StringBuilder text = new StringBuilder(table.text(style));
        findings.stream()
                .filter(finding -> finding.cure().isPresent())
                .sorted(Comparator.comparing(Finding::level).reversed())
                .forEach(finding -> text.append('\n').append(help(finding, style, program)));
        return text.toString();
    }

    private static String help(Finding finding, Style style, String program) {
        String rest =
                seen(finding).lines().skip(1).map(line -> "  " + line + "\n").reduce("", String::concat);
        String cure = Trouble.withoutLink(finding.cure().orElse(""))
                .replaceAll("cluster-e2e (?=clean|list)", Matcher.quoteReplacement(program) + " ");
        String link = FindingHelp.address(finding)
                .map(address -> "  See " + address + "\n")
                .orElse("");
        return heading(finding, style) + "\n" + rest + "  " + cure + "\n" + link;
    }

    private static String seen(Finding finding) {
        return Trouble.withoutLink(finding.seen());
    }

    private static String heading(Finding finding, Style style) {
        String text = level(finding) + " " + finding.id() + ": what helps";
        return finding.isWorseThan(Level.NOTE) ? style.bad(text) : style.bold(text);
    }

    private static String level(Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }
}
