// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import io.github.clustere2e.backend.simulated.internal.server.Exec;
import io.github.clustere2e.ssh.wire.FileTask;
import io.github.clustere2e.ssh.wire.SentCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Does in a node's directory what a shell would do for files on a node. Thread-safe. */
final class ScriptedFiles {

    private static final Set<FileTask> READ_INPUT = Set.of(FileTask.WRITE, FileTask.UNPACK);

    private final NodePaths paths;

    ScriptedFiles(Path root) {
        this.paths = new NodePaths(root);
    }

    int run(FileTask task, SentCommand command, Exec exec) throws IOException {
        List<String> arguments = FileTask.arguments(command.arguments());
        try {
            if (command.user().filter(user -> !user.equals("root")).isPresent()) {
                throw new FileSystemException(
                        arguments.get(0),
                        null,
                        "user " + command.user().get() + " does not exist: a node with scripted answers has only root");
            }
            perform(task, arguments, exec);
            return 0;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            say(exec.stderr(), explain(e) + "\n");
            if (READ_INPUT.contains(task)) {
                say(exec.stdout(), "stop\n");
                exec.stdin().transferTo(OutputStream.nullOutputStream());
            }
            return 1;
        }
    }

    private void perform(FileTask task, List<String> arguments, Exec exec) throws IOException {
        String path = arguments.get(0);
        switch (task) {
            case WRITE -> new FileWriting(paths, arguments).run(exec);
            case UNPACK -> new TreeUnpacking(paths, arguments).run(exec);
            case FETCH -> new Fetching(paths).run(path, exec.stdout());
            case READ -> read(path, exec.stdout());
            case EXISTS -> {
                if (Files.exists(paths.place(path), LinkOption.NOFOLLOW_LINKS)) {
                    say(exec.stdout(), "yes\n");
                }
            }
            case DELETE -> delete(path);
            case LIST -> new Listing(paths).run(path, exec.stdout());
        }
    }

    private void read(String path, OutputStream out) throws IOException {
        Path file = paths.existing(path);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(path, null, "Is a directory");
        }
        Files.copy(file, out);
    }

    private void delete(String path) throws IOException {
        Path place = paths.place(path);
        if (paths.isRoot(place)) {
            throw new FileSystemException(path, null, "Operation not permitted");
        }
        Trees.delete(place);
    }

    static void say(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    /** In the words of the tools that a real node has. */
    private static String explain(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": No such file or directory";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": Permission denied";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getFile() + ": " + failed.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
