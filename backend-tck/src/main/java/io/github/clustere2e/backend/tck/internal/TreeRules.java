// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and trees that go from this machine to nodes and back. */
final class TreeRules {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2021-03-04T05:06:07Z"));

    private TreeRules() {}

    /** A rule that needs a directory of this machine. */
    private interface Work {
        void in(Bench bench, Path directory) throws Exception;
    }

    static List<Rule> all() {
        return List.of(
                rule("FILE-13", "An upload keeps content, permissions and modification time", TreeRules::upload),
                rule("FILE-14", "A download keeps content, permissions and modification time", TreeRules::download),
                rule(
                        "FILE-15",
                        "A tree comes with its directories, also empty ones, and its links, which are not followed",
                        TreeRules::tree),
                rule(
                        "FILE-16",
                        "A tree that is uploaded to where something is, is an error, and changes nothing",
                        TreeRules::occupied),
                rule(
                        "FILE-17",
                        "A tree takes the place of what is there as a whole, if that is asked for",
                        TreeRules::replaced));
    }

    private static Rule rule(String id, String title, Work work) {
        return required(id, title, Lane.SHARED, bench -> {
            Path directory = Files.createTempDirectory("tck-");
            try {
                work.in(bench, directory);
            } finally {
                delete(directory);
            }
        });
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static NodeFiles files(Bench bench) {
        return bench.shared().node("agent_1").files();
    }

    private static String on(Bench bench, String script) {
        return Shell.of(bench.shared().node("agent_1"), script);
    }

    private static void upload(Bench bench, Path directory) throws IOException {
        Path local = Files.writeString(directory.resolve("file"), "text");
        Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rwxr-----"));
        Files.setLastModifiedTime(local, LONG_AGO);
        String remote = bench.path();
        files(bench).upload(local, remote);
        Expect.equal(
                "permissions, time and content",
                "740 " + LONG_AGO.toInstant().getEpochSecond() + " text",
                on(bench, "stat -c '%a %Y' " + remote + " | tr '\\n' ' '; cat " + remote));
    }

    private static void download(Bench bench, Path directory) throws IOException {
        String remote = bench.path();
        on(
                bench,
                "printf text >" + remote + "; chmod 750 " + remote + "; touch -d @"
                        + LONG_AGO.toInstant().getEpochSecond() + " " + remote);
        Path local = directory.resolve("file");
        files(bench).download(remote, local);
        Expect.equal("the content", "text", Files.readString(local));
        Expect.equal(
                "the permissions", "rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(local)));
        Expect.equal("the time", LONG_AGO, Files.getLastModifiedTime(local));
    }

    private static Path sample(Path directory) throws IOException {
        Path tree = Files.createDirectories(directory.resolve("tree"));
        Files.createDirectories(tree.resolve("empty"));
        Files.writeString(Files.createDirectories(tree.resolve("deep/er")).resolve("two words"), "text");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("/etc/passwd"));
        return tree;
    }

    private static void tree(Bench bench, Path directory) throws IOException {
        String remote = bench.path();
        files(bench).upload(sample(directory), remote);
        Expect.equal(
                "the tree on the node",
                List.of(".", "./deep", "./deep/er", "./deep/er/two words", "./empty", "./link"),
                on(bench, "cd " + remote + " && find . | LC_ALL=C sort").lines().toList());
        Expect.equal("the link on the node", "/etc/passwd", on(bench, "readlink " + remote + "/link"));
        Path back = directory.resolve("back");
        files(bench).download(remote, back);
        Expect.equal("a file that came back", "text", Files.readString(back.resolve("deep/er/two words")));
        Expect.that(Files.isDirectory(back.resolve("empty")), "the empty directory to come back", back);
        Expect.equal("the link that came back", Path.of("/etc/passwd"), Files.readSymbolicLink(back.resolve("link")));
    }

    private static void occupied(Bench bench, Path directory) throws IOException {
        String remote = bench.path();
        on(bench, "mkdir " + remote + " && echo old >" + remote + "/old");
        Path tree = sample(directory);
        Expect.refusal(
                FileTransferException.class,
                "the upload of a tree to where something is",
                () -> files(bench).upload(tree, remote));
        Expect.equal("what is there", "old", on(bench, "ls " + remote));
    }

    private static void replaced(Bench bench, Path directory) throws IOException {
        String remote = bench.path();
        on(bench, "mkdir " + remote + " && echo old >" + remote + "/old");
        files(bench)
                .upload(sample(directory), remote, Transfer.builder().replace().build());
        Expect.equal(
                "what is there",
                List.of("deep", "empty", "link"),
                on(bench, "ls " + remote).lines().toList());
    }
}
