// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The arguments of {@code ssh} that Ansible is often given.
 *
 * @param jump the jump hosts, the first hop first
 * @param knownHosts the file that knows host keys
 */
record SshArguments(List<String> jump, Optional<Path> knownHosts) {

    /** What changes nothing here: connections are shared and compressed as we see fit, and host keys are always strict. */
    private static final Set<String> HARMLESS = Set.of(
            "controlmaster",
            "controlpersist",
            "controlpath",
            "stricthostkeychecking",
            "loglevel",
            "compression",
            "serveraliveinterval",
            "serveralivecountmax",
            "connecttimeout",
            "identitiesonly",
            "preferredauthentications",
            "passwordauthentication",
            "checkhostip",
            "batchmode",
            "tcpkeepalive",
            "forwardagent",
            "addkeystoagent",
            "gssapiauthentication");

    private static final Set<String> SWITCHES = Set.of("-C", "-q", "-A", "-a", "-T", "-4", "-6", "-x", "-v");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|[^\\s\"']+(?:\"[^\"]*\")?");
    private static final String CURE = " is not understood here: say it in a 'Host' block of ~/.ssh/config";

    static SshArguments read(String text, Path file) {
        List<String> jump = List.of();
        Optional<Path> knownHosts = Optional.empty();
        Iterator<String> words = WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replaceAll("[\"']", ""))
                .iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (SWITCHES.contains(word)) {
                continue;
            }
            String argument = word.length() > 2 ? word.substring(2) : words.hasNext() ? words.next() : "";
            if (word.startsWith("-J")) {
                jump = List.of(argument.split(",", -1));
            } else if (word.startsWith("-o")) {
                String[] option = argument.split("[=\\s]+", 2);
                String keyword = option[0].toLowerCase(Locale.ROOT);
                String value = option.length > 1 ? option[1] : "";
                if (keyword.equals("proxyjump")) {
                    jump = List.of(value.split(",", -1));
                } else if (keyword.equals("userknownhostsfile")) {
                    knownHosts = value.equals("/dev/null") ? knownHosts : Optional.of(FilePaths.of(value, file));
                } else if (!HARMLESS.contains(keyword)) {
                    throw new InvalidInputException("the option '" + argument + "' of ssh" + CURE);
                }
            } else {
                throw new InvalidInputException("'" + word + "' of ssh" + CURE);
            }
        }
        return new SshArguments(jump, knownHosts);
    }

    void apply(HostBuilder host) {
        knownHosts.ifPresent(host::knownHosts);
        Optional<Host> way = Optional.empty();
        for (String hop : jump) {
            HostBuilder next = HostAddress.read(hop);
            way.ifPresent(next::jump);
            way = Optional.of(next.build());
        }
        way.ifPresent(host::jump);
    }
}
