// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Transfer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarExtractionTest {

    @TempDir
    Path directory;

    @Test
    void anEntryThatLeavesTheDestinationIsRefused() throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        for (String name : new String[] {"../evil", "a/../../evil", "./../evil"}) {
            assertThatThrownBy(() -> extract(root, archive(new TarArchiveEntry(name, TarConstants.LF_NORMAL))))
                    .as(name)
                    .hasMessageContaining("written elsewhere");
        }
        TarArchiveEntry absolute = new TarArchiveEntry(directory + "/evil", true);
        assertThatThrownBy(() -> extract(root, archive(absolute))).hasMessageContaining("written elsewhere");
        TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_LINK);
        link.setLinkName("../outside");
        assertThatThrownBy(() -> extract(root, archive(link))).hasMessageContaining("written elsewhere");
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        Path outside = Files.createDirectory(directory.resolve("outside"));
        TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
        link.setLinkName("../outside");

        assertThatThrownBy(() -> extract(root, archive(link, new TarArchiveEntry("link/evil", TarConstants.LF_NORMAL))))
                .isInstanceOf(IOException.class);

        assertThat(outside).isEmptyDirectory();
    }

    private static void extract(Path root, byte[] archive) throws IOException {
        new TarExtraction(root, new Progress(Transfer.defaults())).run(new ByteArrayInputStream(archive));
    }

    private static byte[] archive(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
