// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes a real cluster, logs in, and tries what software in nodes does: the deep part of an examination. */
record Rehearsal(ClusterProvider provider) {

    static final String CLUSTER = "deep.cluster";
    static final String LOGIN = "deep.login";
    static final String MOUNTS = "deep.mounts";

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration SLOW_LOGIN = Duration.ofSeconds(2);

    /** What a Docker engine on the node's volume does for each container. */
    private static final String MOUNT = """
            set -e
            cd /var/lib/docker
            mkdir lower upper work merged
            mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work merged
            touch merged/file
            umount merged
            mount --bind lower merged
            umount merged
            """;

    List<Finding> perform() {
        List<Finding> findings = new ArrayList<>();
        long begun = System.nanoTime();
        try (Cluster cluster = provider.create(spec(NodeRequirements.none()))) {
            findings.add(Finding.ok(CLUSTER, "A cluster of one node was ready after " + since(begun) + "."));
            findings.add(login(cluster.name()));
        } catch (InterruptedClusterException e) {
            throw e;
        } catch (ClusterException e) {
            findings.add(Finding.error(
                    CLUSTER,
                    "A cluster of one node could not be made: " + e.getMessage(),
                    "Do what the message says, or look at the findings above."));
            return findings;
        }
        findings.add(mounts());
        return findings;
    }

    /** Over a connection of its own: that of the cluster has been made while the node started. */
    private Finding login(String name) {
        long begun = System.nanoTime();
        try (Cluster cluster = provider.attach(name)) {
            cluster.nodes().first().run(Command.builder("true").timeout(LIMIT).build());
        } catch (InterruptedClusterException e) {
            throw e;
        } catch (ClusterException e) {
            return Finding.error(LOGIN, "Nobody can log in: " + e.getMessage(), "Do what the message says.");
        }
        String seen = "To find the node, log in and run a command took " + since(begun) + ".";
        return System.nanoTime() - begun < SLOW_LOGIN.toNanos()
                ? Finding.ok(LOGIN, seen)
                : Finding.warning(
                        LOGIN,
                        seen + " That is slow.",
                        "In an image of your own, set 'UseDNS no' and 'GSSAPIAuthentication no' in sshd_config, and"
                                + " take pam_systemd and pam_motd out of the PAM stack of sshd. Else the machine is"
                                + " too busy: try again.");
    }

    private Finding mounts() {
        NodeRequirements nested =
                NodeRequirements.none().withVolumes("/var/lib/docker").withLinuxCapabilities("SYS_ADMIN");
        try (Cluster cluster = provider.create(spec(nested))) {
            CommandResult result = cluster.nodes()
                    .first()
                    .run(Command.builder("sh", "-c", MOUNT)
                            .timeout(LIMIT)
                            .anyExitStatus()
                            .build());
            return result.succeeded()
                    ? Finding.ok(MOUNTS, "A node with SYS_ADMIN mounts what a Docker engine inside it would mount.")
                    : refused(result.stderr());
        } catch (InterruptedClusterException e) {
            throw e;
        } catch (ClusterException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static Finding refused(String why) {
        return Finding.warning(
                MOUNTS,
                "A node with SYS_ADMIN cannot mount what a Docker engine inside it would mount: " + why,
                "Software that runs containers inside nodes, such as DC/OS, will fail. Where AppArmor or SELinux"
                        + " confines containers, it is what refuses.");
    }

    private static ClusterSpec spec(NodeRequirements requirements) {
        return ClusterSpec.builder().nodes(Role.AGENT, 1, requirements).build();
    }

    private static String since(long begun) {
        long tenths = (System.nanoTime() - begun) / 100_000_000;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
