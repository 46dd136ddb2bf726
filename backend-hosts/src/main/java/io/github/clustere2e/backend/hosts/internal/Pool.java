// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.backend.hosts.HostsOptions;
import io.github.clustere2e.ssh.OpenSshHost;
import io.github.clustere2e.ssh.SshEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks up the hosts of a pool in OpenSSH's files. Connects to nothing. */
final class Pool {

    private final List<String> problems = new ArrayList<>();
    private final List<PoolHost> hosts = new ArrayList<>();
    private boolean unknownKeys;

    private Pool() {}

    /**
     * The hosts in their order, each with its pinned host key.
     *
     * @throws InvalidInputException that names everything that is wrong
     */
    static List<PoolHost> of(HostsOptions options) {
        Pool pool = new Pool();
        options.hosts().forEach(pool::add);
        if (!pool.problems.isEmpty()) {
            throw new InvalidInputException(pool.text());
        }
        return List.copyOf(pool.hosts);
    }

    /** Where a host is, with its pinned key; a jump host has to be known as well. */
    static SshEndpoint endpoint(Host host) {
        OpenSshHost found = OpenSshFiles.of(host).find(OpenSshFiles.alias(host));
        String key = host.hostKey()
                .or(found::hostKey)
                .orElseThrow(() -> new InvalidInputException(UnknownKey.text(host, found)));
        return new SshEndpoint(found.host(), found.port(), found.user(), key);
    }

    private void add(Host host) {
        host.jump().ifPresent(this::look);
        look(host).ifPresent(endpoint -> {
            PoolHost added = new PoolHost(host, endpoint);
            hosts.stream()
                    .filter(added::isSameAs)
                    .findFirst()
                    .ifPresent(other -> problems.add(host.name() + " and "
                            + other.host().name() + " have the same host key or the same address: they are one host"
                            + " that is named twice, or one is a copy of the other that needs a key of its own"
                            + " (rm /etc/ssh/ssh_host_*, ssh-keygen -A, and restart sshd)"));
            hosts.add(added);
        });
    }

    private Optional<SshEndpoint> look(Host host) {
        try {
            return Optional.of(endpoint(host));
        } catch (ClusterException e) {
            String problem = host.name() + ": " + e.getMessage();
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
            unknownKeys |= e.getMessage() != null && e.getMessage().contains(UnknownKey.MARK);
            return Optional.empty();
        }
    }

    private String text() {
        Trouble trouble = unknownKeys ? Trouble.HOST_KEY_UNKNOWN : Trouble.HOSTS_DO_NOT_FIT;
        return trouble.explain("These hosts cannot be used:"
                + problems.stream().distinct().map(problem -> "\n  " + problem).collect(Collectors.joining())
                + (unknownKeys ? "\n" + UnknownKey.WARNING : ""));
    }
}
