// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.SshEndpoint;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A host that is a node of a cluster.
 *
 * @param labels the node's, with the host's real key
 * @param pooled which host
 * @param facts what the host said of itself
 */
record Claim(Map<String, String> labels, PoolHost pooled, HostFacts facts) {

    Claim {
        Map<String, String> own = new LinkedHashMap<>(labels);
        own.put(Labels.HOST_KEY, pooled.endpoint().hostKey());
        labels = Map.copyOf(own);
    }

    /** The name of its file: one host, one file. */
    String id() {
        return pooled.endpoint().hostKeyFingerprint().replaceAll("[^A-Za-z0-9]+", "-");
    }

    String clusterId() {
        return label(Labels.ID);
    }

    String cluster() {
        return label(Labels.CLUSTER);
    }

    String node() {
        return label(Labels.NODE);
    }

    boolean isOf(String otherClusterId, String nodeName) {
        return clusterId().equals(otherClusterId) && node().equals(nodeName);
    }

    Machine machine() {
        NodeIdentity identity = new NodeIdentity(
                node(), Role.of(label(Labels.ROLE)), Integer.parseInt(label(Labels.INDEX)), facts.hostname());
        // Whether it is on nobody can say from outside, and a list of clusters does not wait for one that is off.
        return new Machine(
                id(),
                identity,
                "given",
                Optional.of(new Reach(facts.privateAddress(), facts.publicAddress(), pooled.endpoint())),
                labels);
    }

    Map<String, String> toText() {
        Map<String, String> text = new LinkedHashMap<>(labels);
        HostText.values(pooled.host()).forEach((key, value) -> text.put("host." + key, value));
        text.put("ssh.host", pooled.endpoint().host());
        text.put("ssh.port", Integer.toString(pooled.endpoint().port()));
        text.put("ssh.user", pooled.endpoint().user());
        text.put("hostname", facts.hostname());
        text.put("address.private", facts.privateAddress().getHostAddress());
        text.put("address.public", facts.publicAddress().getHostAddress());
        text.put("systemd", Boolean.toString(facts.systemd()));
        return text;
    }

    static Claim of(Map<String, String> text) {
        Map<String, String> host = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        text.forEach((key, value) -> {
            if (key.startsWith("host.")) {
                host.put(key.substring("host.".length()), value);
            } else if (key.startsWith("io.github.clustere2e.")) {
                labels.put(key, value);
            }
        });
        Host described = HostText.read(host);
        SshEndpoint endpoint = new SshEndpoint(
                text.getOrDefault("ssh.host", ""),
                Integer.parseInt(text.getOrDefault("ssh.port", "")),
                text.getOrDefault("ssh.user", ""),
                labels.getOrDefault(Labels.HOST_KEY, ""));
        HostFacts facts = new HostFacts(
                text.getOrDefault("hostname", ""),
                address(text.getOrDefault("address.private", "")),
                address(text.getOrDefault("address.public", "")),
                Boolean.parseBoolean(text.get("systemd")));
        return new Claim(labels, new PoolHost(described, endpoint), facts);
    }

    private static InetAddress address(String literal) {
        return Addresses.resolve(literal).orElseThrow(() -> new IllegalArgumentException(literal + " is no address"));
    }

    private String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
