// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.rule.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page of all backends: which capabilities each declares, and which rules it keeps. What changes from run to run, such
 * as dates, is in the certificates alone. Immutable.
 *
 * @param columns by backend, what each row says: rows are the certificate, capabilities and rules, by name
 */
record Matrix(Map<String, Map<String, String>> columns) {

    private static final String CERTIFIED = "certified";

    private static final String HEAD = """
            # The backends, and what each keeps of the contract

            Written from the certificates of the build, each of which holds one backend against
            [the contract](backend-contract.md). A test of each backend compares its column with its certificate;
            `-Ddocs.write=true` writes the column anew.

            ✓ declared, or kept. ✗ not kept. *not met*: left out on the author's word. – not declared, or it says nothing of this
            backend. Rules that nothing can find out are not here.
            """;

    static Matrix parse(String page) {
        Map<String, Map<String, String>> columns = new TreeMap<>();
        List<String> backends = new ArrayList<>();
        for (String line : page.lines().filter(each -> each.startsWith("| ")).toList()) {
            List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| ", -1));
            if (cells.get(0).isBlank()) {
                backends = cells.subList(1, cells.size());
                backends.forEach(backend -> columns.putIfAbsent(backend, new TreeMap<>()));
                continue;
            }
            String row = cells.get(0).split(": ", 2)[0];
            for (int i = 0; i < backends.size(); i++) {
                columns.getOrDefault(backends.get(i), new TreeMap<>()).put(row, cells.get(i + 1));
            }
        }
        return new Matrix(columns);
    }

    Matrix with(Certificate certificate) {
        Map<String, String> column = new TreeMap<>();
        column.put(CERTIFIED, certificate.certified() ? "✓" : "✗");
        for (String capability : Contract.capabilities()) {
            column.put(capability, certificate.capabilities().contains(capability) ? "✓" : "–");
        }
        for (RuleResult result : certificate.results()) {
            column.put(result.rule().id(), word(result.verdict()));
        }
        Map<String, Map<String, String>> all = new TreeMap<>(columns);
        all.put(certificate.backend(), column);
        return new Matrix(all);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_MET -> "*not met*";
            case NOT_APPLICABLE, UNTESTED -> "–";
        };
    }

    String render() {
        StringBuilder page = new StringBuilder(HEAD);
        List<String> capabilities = new ArrayList<>(List.of(CERTIFIED));
        capabilities.addAll(Contract.capabilities());
        table(
                page,
                "Capabilities",
                capabilities.stream().map(name -> List.of(name, name)).toList());
        table(
                page,
                "Rules",
                Contract.rules().stream()
                        .filter(rule -> rule.level() != Level.UNTESTED)
                        .map(rule -> List.of(rule.id(), rule.toString()))
                        .toList());
        return page.toString();
    }

    private void table(StringBuilder page, String title, List<List<String>> rows) {
        page.append("\n## ").append(title).append("\n\n");
        row(page, " ", List.copyOf(columns.keySet()));
        page.append("|---".repeat(columns.size() + 1)).append("|\n");
        for (List<String> row : rows) {
            List<String> cells = columns.values().stream()
                    .map(column -> column.getOrDefault(row.get(0), "?"))
                    .toList();
            row(page, row.get(1), cells);
        }
    }

    private static void row(StringBuilder page, String head, List<String> cells) {
        page.append("| ").append(head);
        cells.forEach(cell -> page.append(" | ").append(cell));
        page.append(" |\n");
    }
}
