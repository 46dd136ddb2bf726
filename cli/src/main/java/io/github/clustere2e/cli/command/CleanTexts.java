// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanReport.Item;
import io.github.clustere2e.cli.terminal.Json;
import io.github.clustere2e.cli.terminal.Style;
import io.github.clustere2e.cli.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a cleaning did, for people and, as docs/cli-json.md promises, for programs. */
final class CleanTexts {

    private CleanTexts() {}

    /** One line an object; empty if there is nothing of ours. */
    static String table(CleanReport report, boolean dryRun, Style style) {
        Table table = new Table("DONE", "KIND", "NAME", "WHY");
        report.removed().forEach(item -> row(table, dryRun ? "would go" : "removed", item));
        report.kept().forEach(item -> row(table, "kept", item));
        report.failed().forEach(item -> row(table, "failed", item));
        boolean empty = report.removed().isEmpty()
                && report.kept().isEmpty()
                && report.failed().isEmpty();
        return empty ? "" : table.text(style);
    }

    static String json(CleanReport report, boolean dryRun) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("dryRun", dryRun);
        map.put("removed", maps(report.removed()));
        map.put("kept", maps(report.kept()));
        map.put("failed", maps(report.failed()));
        return Json.of(map);
    }

    private static void row(Table table, String done, Item item) {
        table.row(done, item.kind(), item.name(), item.reason().replace('\n', ' '));
    }

    private static List<Map<String, String>> maps(List<Item> items) {
        return items.stream().map(CleanTexts::map).toList();
    }

    private static Map<String, String> map(Item item) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("kind", item.kind());
        map.put("name", item.name());
        map.put("reason", item.reason());
        return map;
    }
}
