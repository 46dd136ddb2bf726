// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What programs look for in {@code /etc}, and nothing that tells of this machine's people. */
final class NodeEtc {

    /** What links and libraries of {@code /usr} need, and how it is told which distribution that is of. */
    private static final List<String> AS_HERE = List.of(
            "alternatives",
            "debian_version",
            "ld.so.cache",
            "ld.so.conf",
            "ld.so.conf.d",
            "os-release",
            "pam.d",
            "protocols",
            "services",
            "login.defs");

    /** Numbers below are the distribution's; passwd(5). */
    private static final int FIRST_PERSON = 1000;

    private static final int NOBODY = 65_534;

    private final Path etc;

    NodeEtc(Path etc) {
        this.etc = etc;
    }

    void fill(ConfinedNode node) throws IOException {
        for (String name : AS_HERE) {
            NodeRoot.copy(Path.of("/etc", name), etc.resolve(name));
        }
        users("passwd", "root:x:0:0:root:/root:/bin/sh\n");
        users("group", "root:x:0:\n");
        write("hostname", node.hostname() + "\n");
        write("hosts", "127.0.0.1 localhost\n::1 localhost\n" + node.address() + " " + node.hostname() + "\n");
        write("machine-id", node.machineId() + "\n");
        write("nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n");
        write("profile", "export PATH=" + SetUp.PATH + "\n");
        // Limits are this machine's, and a node may not change them.
        write("pam.d/runuser", "auth sufficient pam_rootok.so\nsession required pam_permit.so\n");
    }

    private void users(String file, String root) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/etc", file))) {
            write(file, lines.filter(NodeEtc::isSystems).collect(Collectors.joining("\n", root, "\n")));
        }
    }

    private static boolean isSystems(String line) {
        String[] fields = line.split(":", 4);
        if (fields.length < 4 || !fields[2].matches("\\d{1,9}")) {
            return false;
        }
        int id = Integer.parseInt(fields[2]);
        return id != 0 && (id < FIRST_PERSON || id == NOBODY);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(etc.resolve(name), text);
    }
}
