// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import com.github.dockerjava.api.model.Bind;
import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * The same image by other tools. They need do less for it: all of their nodes share one identity, which a directory of
 * this machine gives them.
 */
final class PeerNodes implements AutoCloseable {

    private static final String PROJECT = "cluster-e2e-compose";

    private final String image;
    private final int count;
    private final Path directory;
    private final Path identity;

    private PeerNodes(String image, int count, Path directory, Path identity) {
        this.image = image;
        this.count = count;
        this.directory = directory;
        this.identity = identity;
    }

    static PeerNodes of(String image, int count) throws IOException {
        Path directory = Files.createTempDirectory("cluster-e2e-peers-");
        Path identity = Files.createDirectory(directory.resolve("identity"));
        SshKeyPair hostKey = SshKeyPair.generate("benchmark");
        Path key = Files.createFile(
                identity.resolve("ssh_host_ed25519_key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(key, hostKey.privateKey());
        Files.writeString(identity.resolve("ssh_host_ed25519_key.pub"), hostKey.publicKey() + "\n");
        Files.writeString(identity.resolve("authorized_keys"), hostKey.publicKey() + "\n");
        Files.writeString(
                identity.resolve("machine-id"), UUID.randomUUID().toString().replace("-", "") + "\n");
        return new PeerNodes(image, count, directory, identity);
    }

    /** Returns the seconds that it takes to start them by docker-compose, 8 at once. */
    double compose() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("docker-compose.yml"), """
                version: "2.4"
                services:
                  node:
                    image: %s
                    init: false
                    tmpfs: [/run, /run/lock]
                    volumes: ["/sys/fs/cgroup:/sys/fs/cgroup:rw", "%s:/var/lib/cluster-e2e/identity"]
                """.formatted(image, identity));
        try {
            long begun = System.nanoTime();
            compose(file, "up", "-d", "--scale", "node=" + count);
            return Samples.since(begun);
        } finally {
            compose(file, "kill");
            compose(file, "down", "-v");
        }
    }

    private static void compose(Path file, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("docker-compose", "-p", PROJECT, "-f", file.toString()), Stream.of(arguments))
                .toList();
        Programs.run(command, Map.of("COMPOSE_PARALLEL_LIMIT", "8"));
    }

    /** Returns the seconds until {@code deepStart} has seen the port of each of them. */
    double deepStart() {
        List<GenericContainer<?>> containers =
                Stream.generate(this::container).limit(count).toList();
        try {
            long begun = System.nanoTime();
            Startables.deepStart(containers).join();
            return Samples.since(begun);
        } finally {
            containers.parallelStream().forEach(GenericContainer::stop);
        }
    }

    @SuppressWarnings("resource") // the caller stops it
    private GenericContainer<?> container() {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(22)
                .withTmpFs(Map.of("/run", "", "/run/lock", ""))
                .withCreateContainerCmdModifier(create -> create.getHostConfig()
                        .withInit(false)
                        .withCgroupnsMode("host")
                        .withBinds(
                                Bind.parse("/sys/fs/cgroup:/sys/fs/cgroup:rw"),
                                Bind.parse(identity + ":/var/lib/cluster-e2e/identity")))
                .waitingFor(Wait.forListeningPort());
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
