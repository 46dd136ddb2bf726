// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The identities of running nodes, as the tar that {@link IdentityFiles} makes of new ones. */
final class FrozenIdentities {

    private FrozenIdentities() {}

    static byte[] read(Engine engine, List<SeenNode> nodes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream all = new TarArchiveOutputStream(bytes)) {
            for (SeenNode node : nodes) {
                try (InputStream one = engine.client()
                        .copyArchiveFromContainerCmd(node.container().getId(), IdentityVolumes.MOUNT + "/.")
                        .exec()) {
                    append(new TarArchiveInputStream(one), node.name(), all);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The engine does not give the nodes' identities", e);
        }
        return bytes.toByteArray();
    }

    private static void append(TarArchiveInputStream one, String node, TarArchiveOutputStream all) throws IOException {
        for (TarArchiveEntry entry = one.getNextEntry(); entry != null; entry = one.getNextEntry()) {
            if (entry.isFile()) {
                entry.setName(
                        node + "/" + entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                all.putArchiveEntry(entry);
                one.transferTo(all);
                all.closeArchiveEntry();
            }
        }
    }
}
