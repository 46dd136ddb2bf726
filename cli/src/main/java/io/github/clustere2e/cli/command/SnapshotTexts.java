// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.Json;
import io.github.clustere2e.cli.terminal.Style;
import io.github.clustere2e.cli.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots as people read them, and as the JSON that docs/cli-json.md promises. */
final class SnapshotTexts {

    private SnapshotTexts() {}

    static String table(List<SnapshotInfo> snapshots, Instant now, Style style) {
        Table table = new Table("TAG", "CLUSTER", "NODES", "AGE", "COMPLETE", "BACKEND", "OWNER");
        for (SnapshotInfo snapshot : snapshots) {
            table.row(
                    snapshot.tag(),
                    snapshot.cluster(),
                    String.valueOf(snapshot.nodes().size()),
                    Durations.rough(Duration.between(snapshot.taken(), now)),
                    snapshot.complete() ? "yes" : "no",
                    snapshot.backend(),
                    snapshot.owner());
        }
        return table.text(style);
    }

    static String json(List<SnapshotInfo> snapshots) {
        return Json.of(snapshots.stream().map(SnapshotTexts::map).toList());
    }

    private static Map<String, @Nullable Object> map(SnapshotInfo snapshot) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("tag", snapshot.tag());
        map.put("backend", snapshot.backend());
        map.put("cluster", snapshot.cluster());
        map.put("taken", snapshot.taken().toString());
        map.put("owner", snapshot.owner());
        map.put("complete", snapshot.complete());
        map.put("nodes", snapshot.nodes());
        return map;
    }
}
