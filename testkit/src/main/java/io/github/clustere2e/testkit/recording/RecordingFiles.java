// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files of a node without a machine: in the memory of this process, with their permissions and owners.
 *
 * <p>Directories are there as far as something is in them. Uploads of directories are recorded file by file, and links in
 * them are left out. Thread-safe.
 *
 * @since 0.1
 */
public final class RecordingFiles implements NodeFiles {

    private final String node;
    private final String user;
    private final Recording recording;
    private final MemoryFiles memory;

    RecordingFiles(String node, Recording recording) {
        this(node, RecordingNode.LOGIN_USER, recording, new MemoryFiles());
    }

    private RecordingFiles(String node, String user, Recording recording, MemoryFiles memory) {
        this.node = node;
        this.user = user;
        this.recording = recording;
        this.memory = memory;
    }

    RecordingFiles as(String other) {
        return new RecordingFiles(node, other, recording, memory);
    }

    void published(Path local, String path, byte[] content) {
        memory.put(path, new MemoryFiles.Content(content, MemoryFiles.READ_ONLY, RecordingNode.LOGIN_USER));
        recording.add(node, new RecordedAction.Publish(local, path));
    }

    /**
     * Puts a file there as if it had been there before; this is not recorded.
     *
     * @param path where
     * @param text what is in it
     * @return this
     */
    public RecordingFiles given(String path, String text) {
        memory.put(
                checked(path),
                new MemoryFiles.Content(text.getBytes(StandardCharsets.UTF_8), MemoryFiles.READABLE, user));
        return this;
    }

    /**
     * Reads a text file whole.
     *
     * @param path a file
     * @return what is in it, read as UTF-8
     * @throws FileTransferException if it is not there
     */
    public String text(String path) {
        return new String(read(path), StandardCharsets.UTF_8);
    }

    /**
     * Returns which files there are.
     *
     * @return their paths, in order; unmodifiable
     */
    public List<String> paths() {
        return List.copyOf(memory.all().keySet());
    }

    /**
     * Returns the permissions of a file.
     *
     * @param path a file
     * @return unmodifiable
     * @throws FileTransferException if it is not there
     */
    public Set<PosixFilePermission> permissions(String path) {
        return content(path).permissions();
    }

    @Override
    public void upload(Path local, String remote) {
        upload(local, remote, Transfer.defaults());
    }

    @Override
    public void upload(Path local, String remote, Transfer options) {
        String path = checked(remote);
        Map<String, MemoryFiles.Content> sent;
        try {
            sent = LocalFiles.read(local, path, options.owner().orElse(user));
        } catch (IOException e) {
            throw new FileTransferException(
                    node, "could not write '" + path + "': " + local + " cannot be read here", e);
        }
        if (LocalFiles.isDirectory(local) && memory.exists(path)) {
            if (!options.replace()) {
                throw new FileTransferException(node, "could not write '" + path + "': Something is there", null);
            }
            memory.delete(path);
        }
        sent.forEach(this::put);
    }

    @Override
    public void download(String remote, Path local) {
        download(remote, local, Transfer.defaults());
    }

    @Override
    public void download(String remote, Path local, Transfer options) {
        String path = checked(remote);
        Map<String, MemoryFiles.Content> found = memory.tree(path);
        if (found.isEmpty()) {
            throw missing(path);
        }
        try {
            LocalFiles.write(found, path, local);
        } catch (IOException e) {
            throw new FileTransferException(
                    node, "could not fetch '" + path + "': '" + local + "' cannot be written here: " + e, e);
        }
        recording.add(node, new RecordedAction.Download(path, local));
    }

    @Override
    public List<RemoteFile> list(String remote) {
        String path = checked(remote);
        if (!memory.isDirectory(path)) {
            throw missing(path);
        }
        return memory.list(path);
    }

    @Override
    public void write(String remote, byte[] content, Set<PosixFilePermission> permissions) {
        put(checked(remote), new MemoryFiles.Content(content.clone(), permissions, user));
    }

    private void put(String path, MemoryFiles.Content content) {
        if (memory.isDirectory(path)) {
            throw new FileTransferException(node, "could not write '" + path + "': Is a directory", null);
        }
        memory.put(path, content);
        recording.add(node, new RecordedAction.Write(path, content));
    }

    @Override
    public byte[] read(String remote) {
        return content(remote).bytes().clone();
    }

    private MemoryFiles.Content content(String remote) {
        MemoryFiles.Content content = memory.all().get(checked(remote));
        if (content == null) {
            throw missing(remote);
        }
        return content;
    }

    private FileTransferException missing(String path) {
        return new FileTransferException(
                node,
                "could not read '" + path
                        + "': No such file or directory. What commands would make is not there: give it"
                        + " with RecordingFiles.given(...)",
                null);
    }

    @Override
    public boolean exists(String remote) {
        return memory.exists(checked(remote));
    }

    @Override
    public void delete(String remote) {
        String path = checked(remote);
        memory.delete(path);
        recording.add(node, new RecordedAction.Delete(path));
    }

    private static String checked(String path) {
        if (!path.startsWith("/")) {
            throw new InvalidInputException("'" + path + "' is not an absolute path on a node");
        }
        String normal = Path.of(path).normalize().toString();
        return normal.replace('\\', '/');
    }
}
