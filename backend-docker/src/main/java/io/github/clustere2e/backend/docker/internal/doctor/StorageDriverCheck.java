// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;
import java.util.Set;

/** Whether the engine stores images in layers that nodes share. */
final class StorageDriverCheck extends EngineCheck {

    private static final Set<String> GOOD = Set.of("overlay2", "overlay", "overlayfs", "aufs", "btrfs", "zfs");

    private final Facts facts;

    StorageDriverCheck(Facts facts) {
        super("docker.storage");
        this.facts = facts;
    }

    @Override
    Finding look() throws Exception {
        String driver = String.valueOf(facts.info().getDriver());
        String seen = "The engine's storage driver is '" + driver + "'.";
        if (GOOD.contains(driver)) {
            return Finding.ok(id(), seen);
        }
        String effect = driver.equals("vfs")
                ? " It copies the whole image for each node, which takes time and about 150 MB a node."
                : " Nobody has tried it with nodes.";
        return Finding.warning(
                id(),
                seen + effect,
                "Set \"storage-driver\": \"overlay2\" in the engine's daemon.json and restart it, with its data on ext4"
                        + " or on xfs with ftype=1. Images must then be built again.");
    }
}
