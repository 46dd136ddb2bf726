// SPDX-License-Identifier: Apache-2.0
package com.example.netns;

import io.github.clustere2e.backend.tck.junit.BackendTck;
import io.github.clustere2e.backend.tck.rule.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Nodes that are namespaces keep the contract. */
class NetnsTckTest extends BackendTck {

    @Override
    protected Subject subject() {
        return Subject.builder("netns").leftovers(NetnsTckTest::leftovers).build();
    }

    /** What the kernel has: disks, which are mounts with the cluster's name, and the interface to its switch. */
    private static List<String> leftovers(String cluster) {
        try (var interfaces = Files.newDirectoryStream(Path.of("/sys/class/net"), "e2b*")) {
            List<String> all = new ArrayList<>();
            for (Path one : interfaces) {
                Path alias = one.resolve("ifalias");
                if (Files.exists(alias) && Files.readString(alias).strip().equals("netns:" + cluster)) {
                    all.add("interface " + one.getFileName());
                }
            }
            for (String mount : Files.readAllLines(Path.of("/proc/mounts"))) {
                if (mount.startsWith("netns:" + cluster + ":")) {
                    all.add("mount " + mount);
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
