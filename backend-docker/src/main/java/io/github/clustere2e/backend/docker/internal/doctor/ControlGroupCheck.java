// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import io.github.clustere2e.api.Finding;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which control groups the nodes' systemd gets. */
final class ControlGroupCheck extends EngineCheck {

    private final Facts facts;
    private final boolean local;
    private final Path controlGroups;

    ControlGroupCheck(Facts facts, boolean local, Path controlGroups) {
        super("docker.cgroup");
        this.facts = facts;
        this.local = local;
        this.controlGroups = controlGroups;
    }

    @Override
    Finding look() throws Exception {
        Info info = facts.info();
        String version = String.valueOf(info.getCGroupVersion());
        String driver = String.valueOf(info.getCGroupDriver());
        String seen = "Control groups have version " + version + ", and the engine's driver is '" + driver + "'.";
        if (driver.equals("none")) {
            return Finding.error(
                    id(),
                    seen + " Nodes get no control group of their own, and systemd does not start in them.",
                    "Use an engine that runs as root, or delegate control groups to it (docs.docker.com, Rootless"
                            + " mode, Limiting resources).");
        }
        if (local && version.equals("1") && !Files.isDirectory(controlGroups.resolve("systemd"))) {
            return Finding.warning(
                    id(),
                    seen + " There is no " + controlGroups.resolve("systemd") + ", where systemd keeps its own.",
                    "sudo mkdir " + controlGroups.resolve("systemd") + " && sudo mount -t cgroup -o"
                            + " none,name=systemd cgroup " + controlGroups.resolve("systemd"));
        }
        return Finding.ok(id(), seen);
    }
}
