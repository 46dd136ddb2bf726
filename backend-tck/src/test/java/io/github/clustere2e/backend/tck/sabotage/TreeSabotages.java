// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** Files and trees that do not arrive as they should. */
final class TreeSabotages {

    private TreeSabotages() {}

    /** What happens after an upload. */
    private interface Afterwards {
        void on(Node node, Path local, String remote);
    }

    static List<Sabotage> all() {
        return List.of(
                after("loses the permissions of uploads", "FILE-13", (node, local, remote) -> {
                    if (Files.isRegularFile(local)) {
                        node.run("chmod", "644", remote);
                    }
                }),
                sabotage("loses the time of downloads", "FILE-14", Twists.files(node -> new TwistedFiles(node.files()) {
                    @Override
                    public void download(String remote, Path local) {
                        inner.download(remote, local);
                        touch(local);
                    }
                })),
                after("loses empty directories", "FILE-15 FILE-17", (node, local, remote) -> {
                    if (Files.isDirectory(local)) {
                        node.run("find", remote, "-type", "d", "-empty", "-delete");
                    }
                }),
                sabotage(
                        "uploads a tree over what is there",
                        "FILE-16",
                        Twists.files(node -> new TwistedFiles(node.files()) {
                            @Override
                            public void upload(Path local, String remote, Transfer options) {
                                inner.upload(
                                        local,
                                        remote,
                                        Files.isDirectory(local)
                                                ? Transfer.builder().replace().build()
                                                : options);
                            }
                        })),
                sabotage(
                        "mixes a tree with what was there",
                        "FILE-17",
                        Twists.files(node -> new TwistedFiles(node.files()) {
                            @Override
                            public void upload(Path local, String remote, Transfer options) {
                                inner.upload(local, remote, options);
                                if (options.replace()) {
                                    node.run("touch", remote + "/old");
                                }
                            }
                        })));
    }

    private static Sabotage after(String what, String rules, Afterwards afterwards) {
        return sabotage(what, rules, Twists.files(node -> new TwistedFiles(node.files()) {
            @Override
            public void upload(Path local, String remote, Transfer options) {
                inner.upload(local, remote, options);
                afterwards.on(node, local, remote);
            }
        }));
    }

    private static void touch(Path local) {
        try {
            Files.setLastModifiedTime(local, FileTime.from(Instant.EPOCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
