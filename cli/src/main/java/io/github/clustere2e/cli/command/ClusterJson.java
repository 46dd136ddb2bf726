// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.cli.terminal.Json;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON shape of clusters that docs/cli-json.md promises: names are added to it, never changed or removed. */
final class ClusterJson {

    private ClusterJson() {}

    static String of(ClusterInfo cluster) {
        return Json.of(map(cluster));
    }

    static String of(List<ClusterInfo> clusters) {
        return Json.of(clusters.stream().map(ClusterJson::map).toList());
    }

    private static Map<String, @Nullable Object> map(ClusterInfo cluster) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", cluster.name());
        map.put("backend", cluster.backend());
        map.put("state", cluster.state().name().toLowerCase(Locale.ROOT));
        map.put("created", cluster.created().toString());
        map.put("expires", cluster.expires().map(Object::toString).orElse(null));
        map.put("owner", cluster.owner());
        map.put("nodes", cluster.nodes().stream().map(ClusterJson::map).toList());
        return map;
    }

    private static Map<String, @Nullable Object> map(NodeInfo node) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", node.name());
        map.put("role", node.role().name());
        map.put("hostname", node.hostname());
        map.put("privateAddress", address(node.privateAddress()));
        map.put("publicAddress", address(node.publicAddress()));
        map.put("state", node.state());
        return map;
    }

    private static @Nullable String address(Optional<InetAddress> address) {
        return address.map(InetAddress::getHostAddress).orElse(null);
    }
}
