// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What clusters and their nodes may be called.
 *
 * <p>A label of a host name has at most 63 characters (RFC 1035, section 2.3.4), and a node's host name is made of the
 * cluster's name, the role and the index.
 *
 * @since 0.1
 */
public final class ClusterNames {

    private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final String RULE = ": use 1 to 40 lower-case letters, digits and hyphens, beginning with a letter"
            + " and not ending with a hyphen";
    private static final int LONGEST_HOSTNAME = 63;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private ClusterNames() {}

    /**
     * Checks a cluster's name.
     *
     * @param name the name
     * @return the name
     * @throws InvalidInputException if it is not a name that a cluster can have
     */
    public static String check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(rule(name));
        }
        return name;
    }

    /**
     * Checks a snapshot's tag.
     *
     * @param tag the tag
     * @return the tag
     * @throws InvalidInputException if it is not a tag that a snapshot can have
     */
    public static String checkTag(String tag) {
        if (!NAME.matcher(tag).matches()) {
            throw new InvalidInputException("'" + tag + "' is not a snapshot tag" + RULE);
        }
        return tag;
    }

    /**
     * Returns the host name of a node.
     *
     * @param cluster the cluster's name
     * @param role the node's role
     * @param index the node's index
     * @return such as {@code five-public-agent-0}
     */
    public static String hostname(String cluster, Role role, int index) {
        return cluster + "-" + role.nodeName(index).replace('_', '-');
    }

    static String fresh() {
        SecureRandom random = new SecureRandom();
        StringBuilder name = new StringBuilder("e2e-");
        for (int i = 0; i < 8; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    static List<String> problems(String name, List<NodeGroup> groups) {
        List<String> problems = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            problems.add(rule(name));
        }
        if (groups.isEmpty()) {
            problems.add("it has no nodes: ask for at least one");
        }
        Set<Role> seen = new HashSet<>();
        for (NodeGroup group : groups) {
            if (!seen.add(group.role())) {
                problems.add("role '" + group.role() + "' is there twice: ask for all its nodes at once");
            }
            String longest = hostname(name, group.role(), group.count() - 1);
            if (longest.length() > LONGEST_HOSTNAME) {
                problems.add("the host name '" + longest + "' would have " + longest.length()
                        + " characters, and a host name has at most " + LONGEST_HOSTNAME);
            }
        }
        return problems;
    }

    private static String rule(String name) {
        return "'" + name + "' is not a cluster name" + RULE;
    }
}
