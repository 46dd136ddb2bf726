// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What members say of themselves.
 *
 * @param members those that answered
 */
record EtcdStatus(List<Member> members) {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

    /** Reads the table that {@code etcdctl endpoint status} prints: fields with a comma and a space between. */
    static EtcdStatus parse(List<String> lines) {
        return new EtcdStatus(lines.stream()
                .map(line -> line.split(", ", -1))
                .filter(fields -> fields.length >= 7)
                .map(fields ->
                        new Member(fields[0], fields[2], Boolean.parseBoolean(fields[4]), Long.parseLong(fields[6])))
                .toList());
    }

    /** The table of earlier versions has other columns. */
    void checkVersions() {
        for (Member member : members) {
            Matcher version = VERSION.matcher(member.version());
            if (!version.lookingAt()
                    || Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2)) < 3004) {
                throw new ClusterException(
                        Trouble.PACKAGES.explain("etcd at " + member.endpoint() + " has version " + member.version()
                                + ", and 3.4 or later is needed. Make the cluster from a newer distribution"));
            }
        }
    }

    /** A member cut off from the others may still think that it leads: the later term is right. */
    Optional<Member> leader() {
        return members.stream().filter(Member::leads).max(Comparator.comparingLong(Member::term));
    }

    /** One member: where clients come, its version, whether it leads, and since which election. */
    record Member(String endpoint, String version, boolean leads, long term) {}
}
