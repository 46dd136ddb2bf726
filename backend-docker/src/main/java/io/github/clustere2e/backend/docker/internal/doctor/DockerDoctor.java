// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.backend.Check;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** All checks of the Docker backend, in the order in which people read what they find. */
public final class DockerDoctor {

    private DockerDoctor() {}

    /**
     * Returns the checks; asks nothing yet.
     *
     * @param surroundings the engine, and what the backend knows of it
     * @param labels what containers that are made to look around must carry
     */
    public static List<Check> checks(Surroundings surroundings, Map<String, String> labels) {
        ProbeContainer probe = new ProbeContainer(surroundings, labels);
        Facts facts = Facts.of(surroundings, probe);
        boolean local = surroundings.isLocal();
        return List.of(
                new ReachableCheck(surroundings),
                new ApiCheck(surroundings),
                new AddressesCheck(facts, surroundings),
                new RootlessCheck(facts),
                new ControlGroupCheck(facts, local, Path.of("/sys/fs/cgroup")),
                new InitCheck(local, Path.of("/etc/docker/daemon.json")),
                new SelinuxCheck(facts),
                new StorageDriverCheck(facts),
                new DiskCheck(facts),
                new MemoryCheck(facts),
                new RoomCheck(facts, surroundings),
                new ClockCheck(surroundings, Clock.systemUTC()),
                new ImageCheck(surroundings, probe, System.getenv().getOrDefault("PATH", "")),
                new BindMountCheck("docker.mount-var", probe, Path.of("/var")),
                new BindMountCheck("docker.mount-temp", probe, Path.of(System.getProperty("java.io.tmpdir"))));
    }
}
