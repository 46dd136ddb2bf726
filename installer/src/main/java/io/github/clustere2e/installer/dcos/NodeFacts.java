// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.installer.internal.Shell;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a node says of itself before anything is done.
 *
 * @param address what ip-detect prints on it
 * @param freeBytes below {@code /opt}
 * @param version the DC/OS that is there
 * @param hasUnits whether DC/OS's units are there
 * @param mark the digest of what was installed on it by this module; empty if nothing was
 * @param cgroup its control group, {@code /} if it has control groups of its own; empty on cgroup version 2
 */
record NodeFacts(
        String address, long freeBytes, Optional<String> version, boolean hasUnits, String mark, String cgroup) {

    /** Where a node keeps the digest of what was installed on it. */
    static final String MARK = "/var/lib/cluster-e2e/dcos";

    /** Before the digest while it is being installed. */
    static final String BEGUN = "begun ";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int IP_DETECT_FAILED = 93;
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    static NodeFacts ask(Node node, byte[] ipDetect) {
        Command command =
                Shell.script("dcos-ask.sh", LIMIT, List.of(Base64.getEncoder().encodeToString(ipDetect))).toBuilder()
                        .idempotent()
                        .anyExitStatus()
                        .build();
        CommandResult result = node.asRoot().run(command);
        if (result.exitStatus() == IP_DETECT_FAILED) {
            throw new NodeException(
                    node.name(), "ip-detect fails there, so that DC/OS cannot: " + result.stderr(), null);
        }
        if (!result.succeeded()) {
            throw new CommandFailedException(result);
        }
        Map<String, String> facts = new HashMap<>();
        result.lines().forEach(line -> facts.put(line.replaceFirst("=.*", ""), line.replaceFirst("^[^=]*=", "")));
        return new NodeFacts(
                address(node, facts.getOrDefault("address", "")),
                Long.parseLong(facts.getOrDefault("free", "0")) * 1024,
                Optional.ofNullable(facts.get("version")),
                facts.containsKey("units"),
                facts.getOrDefault("mark", ""),
                facts.getOrDefault("cgroup", ""));
    }

    boolean isBegun(String with) {
        return mark.equals(BEGUN + with);
    }

    private static String address(Node node, String printed) {
        String address = printed.strip();
        if (!IPV4.matcher(address).matches()) {
            throw new NodeException(
                    node.name(),
                    "ip-detect prints '" + clean(address)
                            + "' there, which is no IPv4 address. It must print the node's"
                            + " address and nothing else",
                    null);
        }
        return address;
    }

    private static String clean(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 200 ? printable.substring(0, 200) + "..." : printable;
    }
}
