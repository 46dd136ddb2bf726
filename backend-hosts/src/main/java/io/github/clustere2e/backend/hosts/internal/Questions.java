// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshNode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a host who it is and whether it has what is needed, in one command that changes nothing there. */
final class Questions {

    /** One that is off is not waited for as long as a cluster may take. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String LACK = "lack=";

    /** What a host lacks is printed as the word that asked for it. systemd runs where sd_booted(3) says. */
    private static final String SCRIPT = """
            echo "hostname=$(hostname 2>/dev/null || uname -n)"
            echo "connection=${SSH_CONNECTION:-}"
            if [ -d /run/systemd/system ]; then echo systemd=true; fi
            installed() {
                if command -v dpkg-query; then [ "$(dpkg-query -W -f '${db:Status-Status}' "$1")" = installed ]
                elif command -v rpm; then rpm -q --whatprovides "$1"
                elif command -v apk; then apk info -e "$1"
                elif command -v pacman; then pacman -Q "$1"
                else false
                fi
            }
            listening() {
                cat /proc/net/tcp /proc/net/tcp6 | grep -qi "^ *[0-9]*: [0-9A-F]*:$(printf %04X "$1") [0-9A-F]*:[0-9A-F]* 0A "
            }
            capable() {
                set -- "$1" "$(sed -n 's/^CapBnd:[[:space:]]*//p' /proc/self/status)"
                [ $((0x$2 >> $1 & 1)) = 1 ]
            }
            has() {
                case $1 in
                package:*) installed "${1#*:}" ;;
                volume:*) [ -d "${1#*:}" ] && [ "$(stat -c %d "${1#*:}")" != "$(stat -c %d /)" ] ;;
                tmpfs:*) [ "$(stat -f -c %T "${1#*:}")" = tmpfs ] ;;
                capability:*) set -- "${1#*:}"; capable "${1%%:*}" ;;
                port:*) ! listening "${1#*:}" ;;
                docker:*) docker info ;;
                esac
            }
            for need in "$@"; do
                has "$need" >/dev/null 2>&1 </dev/null || echo "lack=$need"
            done
            """;

    private Questions() {}

    /**
     * Asks.
     *
     * @param limit how long a connection, and then the answer, may take; 30 s at most
     * @return what the host says of itself
     * @throws InvalidInputException if it lacks something; it says what helps
     * @throws io.github.clustere2e.api.ClusterException if it does not answer in time
     */
    static HostFacts ask(PoolHost pooled, SshNode node, NodeRequirements needs, Duration limit) {
        Duration patience = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
        node.connect(patience, () -> true);
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        command.addAll(Needs.words(needs));
        CommandResult answer =
                node.run(Command.builder(command).timeout(patience).idempotent().build());
        List<String> lines = answer.lines();
        List<String> lacks = lines.stream()
                .filter(line -> line.startsWith(LACK))
                .map(line -> Needs.lack(line.substring(LACK.length())))
                .toList();
        if (!lacks.isEmpty()) {
            throw new InvalidInputException(String.join("; ", lacks));
        }
        return facts(pooled, lines);
    }

    private static HostFacts facts(PoolHost pooled, List<String> lines) {
        Host host = pooled.host();
        SshEndpoint endpoint = pooled.endpoint();
        Optional<InetAddress> seen = Addresses.resolve(sshServer(value(lines, "connection")));
        Optional<InetAddress> reached = Addresses.resolve(endpoint.host());
        InetAddress privateAddress = host.privateAddress()
                .map(name -> Addresses.resolve(name)
                        .orElseThrow(() -> new InvalidInputException("its private address '" + name
                                + "' cannot be resolved here: give it as an IP address")))
                .or(() -> seen)
                .or(() -> reached)
                .orElseThrow(() -> new InvalidInputException("nobody knows its address: give its private address"));
        return new HostFacts(
                host.hostname().orElseGet(() -> value(lines, "hostname")),
                privateAddress,
                reached.orElse(privateAddress),
                value(lines, "systemd").equals("true"));
    }

    /** The third word of SSH_CONNECTION is the server's address as the server sees it (ssh(1)). */
    private static String sshServer(String connection) {
        String[] words = connection.split(" ", -1);
        return words.length == 4 ? words[2] : "";
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
