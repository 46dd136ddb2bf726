// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.cli.terminal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON shape of findings that docs/cli-json.md promises: names are added to it, never changed or removed. */
final class FindingJson {

    private FindingJson() {}

    static String of(String backend, List<Finding> findings) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("backend", backend);
        map.put("findings", findings.stream().map(FindingJson::map).toList());
        return Json.of(map);
    }

    private static Map<String, @Nullable Object> map(Finding finding) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", finding.id());
        map.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        map.put("seen", Trouble.withoutLink(finding.seen()));
        map.put("cure", finding.cure().map(Trouble::withoutLink).orElse(null));
        map.put("help", FindingHelp.address(finding).orElse(null));
        return map;
    }
}
