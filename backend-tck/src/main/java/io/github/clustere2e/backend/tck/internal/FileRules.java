// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Single files of nodes. */
final class FileRules {

    private FileRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "FILE-1",
                        "What is written to a file is read from it, byte for byte",
                        Lane.SHARED,
                        FileRules::bytes),
                required(
                        "FILE-2",
                        "A file has the permissions with which it is written",
                        Lane.SHARED,
                        FileRules::permissions),
                required("FILE-3", "Directories on the way to a file are made", Lane.SHARED, bench -> {
                    String file = bench.path() + "/some/new/file";
                    files(bench).write(file, "text");
                    Expect.equal("the file", "text", Shell.of(bench.shared().node("agent_0"), "cat " + file));
                }),
                required("FILE-4", "A file of several megabytes comes whole", Lane.SHARED, FileRules::large),
                required(
                        "FILE-5",
                        "A file takes the place of one that is there, also of a longer one",
                        Lane.SHARED,
                        FileRules::replaced),
                required(
                        "FILE-6",
                        "A file is known to exist or not, and is gone when it was deleted",
                        Lane.SHARED,
                        FileRules::existence),
                required(
                        "FILE-7",
                        "To delete what is not there is no error",
                        Lane.SHARED,
                        bench -> files(bench).delete(bench.path())),
                required(
                        "FILE-8",
                        "To read what is not there is a FileTransferException that names it",
                        Lane.SHARED,
                        bench -> {
                            String file = bench.path();
                            Expect.says(
                                    Expect.refusal(
                                            FileTransferException.class,
                                            "reading a missing file",
                                            () -> files(bench).read(file)),
                                    file);
                        }),
                required(
                        "FILE-9",
                        "A write that fails leaves nothing, and is a FileTransferException",
                        Lane.SHARED,
                        FileRules::failedWrite),
                required("FILE-10", "A name may have any character", Lane.SHARED, FileRules::oddNames),
                required(
                        "FILE-11",
                        "A directory lists each of its files with kind, size, permissions and link target",
                        Lane.SHARED,
                        FileRules::listing),
                required(
                        "FILE-12",
                        "An upload of what is missing on this machine is an InvalidInputException, and changes nothing",
                        Lane.SHARED,
                        FileRules::missing));
    }

    static NodeFiles files(Bench bench) {
        return bench.shared().node("agent_0").files();
    }

    private static void bytes(Bench bench) {
        String file = bench.path();
        for (int size : List.of(0, 1, 70_000)) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            files(bench).write(file, content, PosixFilePermissions.fromString("rw-------"));
            byte[] seen = files(bench).read(file);
            Expect.equal("the size that is read", size, seen.length);
            Expect.that(Arrays.equals(content, seen), "the same " + size + " bytes", "others");
        }
    }

    private static void permissions(Bench bench) {
        String file = bench.path();
        Map<String, String> modes = new TreeMap<>(Map.of("rw-------", "600", "rwxr-x--x", "751", "r--r--r--", "444"));
        modes.forEach((words, octal) -> {
            files(bench).write(file, new byte[] {1}, PosixFilePermissions.fromString(words));
            Expect.equal("the permissions", octal, Shell.of(bench.shared().node("agent_0"), "stat -c %a " + file));
        });
    }

    private static void large(Bench bench) {
        byte[] content = new byte[5_000_011];
        new Random(3).nextBytes(content);
        String file = bench.path();
        files(bench).write(file, content, PosixFilePermissions.fromString("rw-------"));
        Expect.equal(
                "the size on the node",
                content.length + "",
                Shell.of(bench.shared().node("agent_0"), "stat -c %s " + file));
        Expect.that(Arrays.equals(content, files(bench).read(file)), "the same bytes", "others");
        files(bench).delete(file);
    }

    private static void replaced(Bench bench) {
        String file = bench.path();
        files(bench).write(file, "a long text");
        files(bench).write(file, "short");
        Expect.equal("the file", "short", new String(files(bench).read(file), StandardCharsets.UTF_8));
    }

    private static void existence(Bench bench) {
        String file = bench.path();
        Expect.that(!files(bench).exists(file), "no file before it is written", file);
        files(bench).write(file + "/in/it", "text");
        Expect.that(
                files(bench).exists(file) && files(bench).exists(file + "/in/it"), "the file that was written", file);
        files(bench).delete(file);
        Expect.that(!files(bench).exists(file), "nothing after the directory was deleted", file);
    }

    private static void failedWrite(Bench bench) {
        String file = bench.path();
        files(bench).write(file, "no directory");
        Expect.refusal(
                FileTransferException.class,
                "writing below a file",
                () -> files(bench).write(file + "/below", "text"));
        Expect.equal(
                "what is there of that name",
                file,
                Shell.of(bench.shared().node("agent_0"), "find /tmp -path '" + file + "*'"));
    }

    private static void oddNames(Bench bench) {
        String directory = bench.path();
        for (String name : List.of("two words", "it's", "$HOME", "-n", "ünï✓", "a\nb", "*", "\\")) {
            files(bench).write(directory + "/" + name, name);
            Expect.equal(
                    "the file '" + name + "'",
                    name,
                    new String(files(bench).read(directory + "/" + name), StandardCharsets.UTF_8));
        }
        Expect.equal(
                "how many there are",
                "8",
                Shell.of(
                        bench.shared().node("agent_0"),
                        "cd " + directory + " && find . -type f -print0 | tr -dc '\\0' | wc -c"));
    }

    private static void listing(Bench bench) {
        String directory = bench.path();
        Shell.of(
                bench.shared().node("agent_0"),
                "mkdir -p " + directory + "/sub && cd " + directory
                        + " && printf 12345 >file && chmod 640 file && ln -s away link");
        Map<String, RemoteFile> seen =
                files(bench).list(directory).stream().collect(Collectors.toMap(RemoteFile::name, file -> file));
        Expect.equal(
                "the names",
                List.of("file", "link", "sub"),
                seen.keySet().stream().sorted().toList());
        RemoteFile file = seen.get("file");
        RemoteFile link = seen.get("link");
        RemoteFile sub = seen.get("sub");
        Expect.that(file != null && link != null && sub != null, "all three", seen);
        if (file != null && link != null && sub != null) {
            Expect.equal("the file's kind", RemoteFile.Kind.FILE, file.kind());
            Expect.equal("the file's size", 5L, file.size());
            Expect.equal("the file's permissions", PosixFilePermissions.fromString("rw-r-----"), file.permissions());
            Expect.equal("the link's kind", RemoteFile.Kind.SYMBOLIC_LINK, link.kind());
            Expect.equal("the link's target", Optional.of("away"), link.linkTarget());
            Expect.equal("the directory's kind", RemoteFile.Kind.DIRECTORY, sub.kind());
        }
    }

    private static void missing(Bench bench) {
        String file = bench.path();
        Expect.refusal(
                InvalidInputException.class,
                "the upload of a missing file",
                () -> files(bench).upload(Path.of("/no/such/file/here"), file));
        Expect.that(!files(bench).exists(file), "nothing on the node", file);
    }
}
