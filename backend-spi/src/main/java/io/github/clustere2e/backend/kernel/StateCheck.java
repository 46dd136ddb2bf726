// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Whether the user's state can be written, and nobody else can read the keys in it. */
record StateCheck(Path clusters) implements Check {

    @Override
    public String id() {
        return "host.state";
    }

    @Override
    public Finding examine() throws IOException {
        Path there = nearestExisting(clusters);
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.error(
                    id(),
                    "The keys of clusters cannot be kept in " + clusters + ": " + there
                            + " is not a directory that you may write to.",
                    "Make it writable, or name another directory with CLUSTER_E2E_STATE.");
        }
        boolean ours = there.equals(clusters);
        if (ours && !onlyFor(Files.getPosixFilePermissions(there))) {
            return Finding.warning(
                    id(), "Others can look into " + clusters + ", where keys are kept.", "chmod go-rwx " + clusters);
        }
        return Finding.ok(id(), "Keys are kept in " + clusters + (ours ? "." : ", which is made when it is needed."));
    }

    private static Path nearestExisting(Path path) {
        Path place = path;
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }

    private static boolean onlyFor(Set<PosixFilePermission> permissions) {
        return permissions.stream().allMatch(permission -> permission.name().startsWith("OWNER"));
    }
}
