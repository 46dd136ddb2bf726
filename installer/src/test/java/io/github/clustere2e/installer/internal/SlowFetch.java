// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.nio.file.Files;
import java.nio.file.Path;

/** Another process that fetches a set, and takes until it is told to go on. */
final class SlowFetch {

    private SlowFetch() {}

    public static void main(String[] arguments) throws Exception {
        new PackageCache(Path.of(arguments[0])).get("debian-12-amd64", "set", archive -> {
            System.out.println("fetching");
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody is there any more");
            }
            Files.writeString(archive, "packages of the other process");
        });
    }
}
