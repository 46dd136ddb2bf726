// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A file system of 1 MiB in memory. A test that needs one is left out where nobody may mount. */
record SmallDisk(Path path) implements AutoCloseable {

    static SmallDisk at(Path directory) throws IOException {
        assumeTrue(RealSshd.userName().equals("root"), "only root mounts");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString()) == 0, "no mounts here");
        return new SmallDisk(directory);
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    }

    @Override
    public void close() throws IOException {
        run("umount", path.toString());
    }
}
