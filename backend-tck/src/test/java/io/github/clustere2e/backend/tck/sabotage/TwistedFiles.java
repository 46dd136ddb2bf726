// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.api.Transfer;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Does what the files of another node do, but for what a sabotage overrides. */
class TwistedFiles implements NodeFiles {

    final NodeFiles inner;

    TwistedFiles(NodeFiles inner) {
        this.inner = inner;
    }

    @Override
    public void upload(Path local, String remote) {
        upload(local, remote, Transfer.defaults());
    }

    @Override
    public void upload(Path local, String remote, Transfer options) {
        inner.upload(local, remote, options);
    }

    @Override
    public void download(String remote, Path local) {
        inner.download(remote, local);
    }

    @Override
    public List<RemoteFile> list(String remote) {
        return inner.list(remote);
    }

    @Override
    public void write(String remote, byte[] content, Set<PosixFilePermission> permissions) {
        inner.write(remote, content, permissions);
    }

    @Override
    public byte[] read(String remote) {
        return inner.read(remote);
    }

    @Override
    public boolean exists(String remote) {
        return inner.exists(remote);
    }

    @Override
    public void delete(String remote) {
        inner.delete(remote);
    }
}
