// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.fake;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.NodeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Not the files of a node: they are in memory. */
public final class FakeFiles implements NodeFiles {

    private final FakeNode node;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public FakeFiles(FakeNode node) {
        this.node = node;
    }

    @Override
    public void upload(Path local, String remote) {
        node.remember("upload " + local.getFileName());
        try {
            files.put(remote, Files.readAllBytes(local));
        } catch (IOException e) {
            throw new FileTransferException(node.name(), "cannot read " + local, e);
        }
    }

    @Override
    public void download(String remote, Path local) {
        node.remember("download " + remote.substring(remote.lastIndexOf('/') + 1));
        try {
            Files.write(local, read(remote));
        } catch (IOException e) {
            throw new FileTransferException(node.name(), "cannot write " + local, e);
        }
    }

    @Override
    public void write(String remote, byte[] content, Set<PosixFilePermission> permissions) {
        node.remember("write " + remote);
        files.put(remote, content);
    }

    @Override
    public byte[] read(String remote) {
        byte[] content = files.get(remote);
        if (content == null) {
            throw new FileTransferException(node.name(), "there is no " + remote, null);
        }
        return content;
    }

    @Override
    public boolean exists(String remote) {
        return files.containsKey(remote);
    }

    @Override
    public void delete(String remote) {
        node.remember("delete " + remote);
        files.keySet().removeIf(path -> path.equals(remote) || path.startsWith(remote + "/"));
    }

    public String text(String remote) {
        return new String(read(remote), StandardCharsets.UTF_8);
    }

    public Set<String> paths() {
        return Set.copyOf(files.keySet());
    }
}
