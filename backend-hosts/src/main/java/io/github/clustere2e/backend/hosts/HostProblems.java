// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.ssh.SshEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a host that somebody describes, all of it at once. */
final class HostProblems {

    /** What OpenSSH would read as something else: a user, a port, an option, a pattern. */
    private static final Pattern NAME = Pattern.compile("[^\\s@/\\[\\]*?!,:-][^\\s@/\\[\\]*?!,:]*");

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(?:%[\\w.-]+)?");

    private static final Pattern ONE_WORD = Pattern.compile("[^\\s\\p{Cntrl}]+");

    private HostProblems() {}

    static List<String> of(HostBuilder host) {
        List<String> problems = new ArrayList<>();
        if (!NAME.matcher(host.address).matches() && !IPV6.matcher(host.address).matches()) {
            problems.add("'" + host.address + "' is no address: give a host name, an IP address without brackets, or an"
                    + " alias of ~/.ssh/config; the user and the port are given apart");
        }
        if (host.name.isBlank() || host.name.chars().anyMatch(Character::isISOControl)) {
            problems.add("its name is blank or has control characters");
        }
        if (host.port.isPresent() && (host.port.getAsInt() < 1 || host.port.getAsInt() > 65_535)) {
            problems.add(host.port.getAsInt() + " is not a port: it must lie between 1 and 65535");
        }
        word("user", host.user, problems);
        word("private address", host.privateAddress, problems);
        word("host name", host.hostname, problems);
        if (host.hostKey != null) {
            hostKey(host.hostKey, problems);
        }
        return problems;
    }

    private static void word(String what, @Nullable String value, List<String> problems) {
        if (value != null && !ONE_WORD.matcher(value).matches()) {
            problems.add("its " + what + " '" + value + "' is empty or has spaces");
        }
    }

    /** Only the SSH module knows which keys can be pinned. */
    private static void hostKey(String key, List<String> problems) {
        if (key.lines().count() > 1) {
            problems.add("its host key has several lines: give one, the Ed25519 key if there is one");
            return;
        }
        try {
            new SshEndpoint("host", 22, "user", key);
        } catch (InvalidInputException e) {
            problems.add(e.getMessage());
        }
    }
}
