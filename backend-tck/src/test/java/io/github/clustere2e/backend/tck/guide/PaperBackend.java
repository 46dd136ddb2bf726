// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.guide;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.backend.Readiness;
import io.github.clustere2e.ssh.SshEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Machines are containers that the command {@code docker} makes. Thread-safe: all that it knows is on the containers. */
final class PaperBackend implements Backend {

    private static final Logger LOG = LoggerFactory.getLogger(PaperBackend.class);
    private static final String LABEL = "com.example.paper";
    private static final String SEEN = "{{.Name}} {{.State.Status}} {{.Config.Hostname}} {{index .Config.Labels \""
            + LABEL + "\"}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";
    private static final String WAIT_FOR_KEYS = "until [ -e /run/keys ]; do sleep 0.1; done; exec /usr/sbin/sshd -D";

    @Override
    public void check() {
        Answer answer = ask("", "version");
        if (answer.status != 0) {
            throw new BackendUnavailableException("Docker does not answer: " + answer.text + "Start it.");
        }
    }

    @Override
    public void validate(ClusterSpec spec) {
        if (spec.groups().stream().anyMatch(group -> !group.requirements().equals(NodeRequirements.none()))) {
            throw new InvalidInputException("The backend 'paper' meets no requirements: use the backend 'docker'");
        }
    }

    @Override
    public Machine make(MachineRequest request) {
        String name = "paper-" + request.machineId();
        String image = request.cluster()
                .spec()
                .options(PaperOptions.class)
                .map(PaperOptions::image)
                .orElse("paper-node");
        docker(
                "",
                "run",
                "-d",
                "--init",
                "--name",
                name,
                "--hostname",
                request.node().hostname(),
                "--label",
                LABEL + "=" + text(request.labels()),
                image,
                "sh",
                "-c",
                WAIT_FOR_KEYS);
        docker(keys(request), "exec", "-i", name, "sh");
        return see(List.of(name)).stream().findFirst().orElseThrow(() -> new ClusterException(name + " is gone again"));
    }

    /** Goes in by standard input: a command line, a label or a variable can be seen by others. */
    private static String keys(MachineRequest request) {
        return """
                set -e
                umask 022
                mkdir -p /run/sshd /root/.ssh
                rm -f /etc/ssh/ssh_host_* /root/.ssh/authorized_keys /etc/machine-id
                echo '%s' > /etc/machine-id
                echo '%s' > /root/.ssh/authorized_keys
                echo '%s' > /etc/ssh/ssh_host_ed25519_key.pub
                umask 077
                echo '%s' > /etc/ssh/ssh_host_ed25519_key
                touch /run/keys
                """.formatted(
                        request.machineId(),
                        request.authorizedKey(),
                        request.hostKey().publicKey(),
                        new String(request.hostKey().privateKey(), StandardCharsets.US_ASCII));
    }

    @Override
    public List<FoundCluster> find() {
        Map<String, List<Machine>> clusters =
                see(docker("", "ps", "-aq", "--filter", "label=" + LABEL)
                                .lines()
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                machine -> machine.labels().getOrDefault(Labels.ID, "")));
        return clusters.values().stream()
                .map(machines ->
                        new FoundCluster(ClusterIdentity.of(machines.get(0).labels()), machines))
                .toList();
    }

    /** Another process may remove a container at any time: what is gone is left out. */
    private static List<Machine> see(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of("inspect", "-f", SEEN));
        words.addAll(names);
        Answer answer = ask("", words.toArray(String[]::new));
        if (answer.status != 0 && !answer.text.contains("No such object")) {
            throw new ClusterException("Docker did not tell of its containers: " + answer.text);
        }
        return answer.text
                .lines()
                .filter(line -> line.startsWith("/paper-"))
                .map(PaperBackend::machine)
                .toList();
    }

    private static Machine machine(String line) {
        String[] seen = line.split(" ", -1);
        Map<String, String> labels = labels(seen[3]);
        String node = labels.getOrDefault(Labels.NODE, "");
        Role role = Role.of(labels.getOrDefault(Labels.ROLE, ""));
        int index = Integer.parseInt(labels.getOrDefault(Labels.INDEX, "0"));
        Optional<Reach> reach = seen[4].isEmpty() ? Optional.empty() : Optional.of(reach(seen[4], labels));
        return new Machine(seen[0].substring(1), new NodeIdentity(node, role, index, seen[2]), seen[1], reach, labels);
    }

    private static Reach reach(String ip, Map<String, String> labels) {
        try {
            InetAddress address = InetAddress.getByName(ip);
            String hostKey = labels.getOrDefault(Labels.HOST_KEY, "");
            return new Reach(address, address, SshEndpoint.of(address, 22, "root", hostKey));
        } catch (UnknownHostException e) {
            throw new ClusterException("Docker gives a container the address " + ip + ", which is none", e);
        }
    }

    @Override
    public void discard(Machine machine) {
        Instant limit = Instant.now().plusSeconds(120);
        while (!see(List.of(machine.reference())).isEmpty()) { // somebody else may be at it, and not yet done
            Answer answer = ask("", "rm", "-f", "-v", machine.reference());
            boolean begun =
                    answer.status == 0 || answer.text.contains("No such") || answer.text.contains("in progress");
            if (!begun || Instant.now().isAfter(limit)) {
                throw new ClusterException("Docker did not remove " + machine.reference() + ": " + answer.text);
            }
        }
    }

    @Override
    public boolean hasStopped(Machine machine) {
        return see(List.of(machine.reference())).stream()
                .noneMatch(
                        seen -> seen.state().equals("running") || seen.state().equals("created"));
    }

    /** There is no systemd, so that it is not declared either. */
    @Override
    public Readiness readiness() {
        return (node, limit) -> {
            node.run(Command.builder("true").timeout(limit).idempotent().build());
            return List.of();
        };
    }

    /** A machine in the place of another one would get another address. */
    @Override
    public boolean changesMembers() {
        return false;
    }

    /** Values may have blanks, tabs and line ends. */
    private static String text(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + URLEncoder.encode(label.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> labels(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(label -> label.split("=", 2))
                .collect(Collectors.toMap(
                        label -> label[0], label -> URLDecoder.decode(label[1], StandardCharsets.UTF_8)));
    }

    private record Answer(int status, String text) {}

    private static String docker(String input, String... words) {
        Answer answer = ask(input, words);
        if (answer.status != 0) {
            throw new ClusterException("docker " + words[0] + " failed: " + answer.text);
        }
        return answer.text;
    }

    /** Bounded, and not cut short by an interrupt: the engine would go on, and make what nobody knows of. */
    private static Answer ask(String input, String... words) {
        List<String> command = new ArrayList<>(List.of("timeout", "120", "docker"));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            give(input, process);
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new BackendUnavailableException("The command docker cannot be run (" + e + "): install it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while docker ran", e);
        }
    }

    private static void give(String input, Process process) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("docker ended before it had read its input: what it says tells more", e);
        }
    }
}
