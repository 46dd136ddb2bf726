// SPDX-License-Identifier: Apache-2.0
package com.example.netns;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.ssh.SshEndpoint;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line of {@code netns.sh see}: a node, or a cluster's switch. */
record Seen(String name, String state, String address, Map<String, String> labels) {

    /** No label tells it, so that this one is added. */
    static final String HOSTNAME = "com.example.netns.hostname";

    static Seen of(String line) {
        String[] words = line.strip().split(" ");
        Map<String, String> labels = Arrays.stream(words[3].split("&"))
                .map(label -> label.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        return new Seen(words[0], words[1], words[2], labels);
    }

    /** On one line, as the script keeps them: values may have blanks, tabs and line ends. */
    static String text(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + URLEncoder.encode(label.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    boolean isNode() {
        return labels.containsKey(Labels.NODE);
    }

    Machine machine() {
        try {
            Role role = Role.of(labels.get(Labels.ROLE));
            int index = Integer.parseInt(labels.get(Labels.INDEX));
            NodeIdentity node = new NodeIdentity(labels.get(Labels.NODE), role, index, labels.get(HOSTNAME));
            InetAddress ip = InetAddress.getByName(address);
            Reach reach = new Reach(ip, ip, SshEndpoint.of(ip, 22, "root", labels.get(Labels.HOST_KEY)));
            return new Machine(name, node, state, Optional.of(reach), labels);
        } catch (UnknownHostException e) {
            throw new ClusterException("The record of " + name + " has the address " + address, e);
        }
    }
}
