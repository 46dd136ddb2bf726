// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.internal.Yaml;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A {@code config.yaml}: what the cluster says of itself, and over it, key by key, what somebody wants else. */
final class DcosConfig {

    static final String BOOTSTRAP_URL = "bootstrap_url";
    /** What DC/OS itself hides, and what is called like it. */
    private static final Pattern SECRET = Pattern.compile(
            ".*(password|secret|credentials|access_key|account_key|license_key|private_key).*",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, Object> values;

    private DcosConfig(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** What DC/OS needs to know of the cluster; texts, since its own configuration has them as texts. */
    static DcosConfig of(Cluster cluster) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cluster_name", cluster.name());
        values.put("master_list", addresses(cluster.nodes(Role.MASTER)));
        values.put("agent_list", addresses(cluster.nodes(Role.AGENT)));
        values.put("public_agent_list", addresses(cluster.nodes(Role.PUBLIC_AGENT)));
        values.put("master_discovery", "static");
        values.put("exhibitor_storage_backend", "static");
        values.put("resolvers", List.of("8.8.8.8"));
        values.put("ssh_port", 22);
        values.put("ssh_user", "root");
        values.put("process_timeout", 10000);
        values.put("check_time", "false");
        return new DcosConfig(values);
    }

    /** These values over those that are there. */
    DcosConfig with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new DcosConfig(all);
    }

    List<String> list(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The values that nobody is to read, such as in what the installer prints. */
    List<String> secrets() {
        return values.entrySet().stream()
                .filter(entry -> SECRET.matcher(entry.getKey()).matches())
                .map(entry -> String.valueOf(entry.getValue()))
                .filter(value -> !value.isBlank())
                .toList();
    }

    String text() {
        return Yaml.text(values);
    }

    /** For people: with what is secret left out. */
    String display() {
        Map<String, Object> shown = new LinkedHashMap<>(values);
        shown.replaceAll((key, value) -> SECRET.matcher(key).matches() ? "***" : value);
        return Yaml.text(shown);
    }

    private static List<String> addresses(Nodes nodes) {
        return nodes.stream().map(DcosConfig::address).toList();
    }

    static String address(Node node) {
        return node.privateAddress().getHostAddress();
    }
}
