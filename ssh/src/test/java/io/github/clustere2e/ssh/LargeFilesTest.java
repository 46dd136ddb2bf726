// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than memory, and than numbers of 32 bits. The node is this machine. */
class LargeFilesTest {

    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    Path here;

    @TempDir
    Path there;

    @Test
    @Timeout(60)
    void threeHundredMegabytesGoThereAndBack() throws Exception {
        thereAndBack(300 * MEGABYTE);
    }

    @Tag("soak")
    @Test
    @Timeout(900)
    void fiveGigabytesGoThereAndBack() throws Exception {
        thereAndBack(5 * 1024 * MEGABYTE);
    }

    private void thereAndBack(long size) throws Exception {
        Path local = sparse(here.resolve("local"), size);
        Path remote = there.resolve("remote");
        Path back = here.resolve("back");
        AtomicLong told = new AtomicLong();
        Transfer options = Transfer.builder()
                .listener((bytes, total) -> {
                    told.set(bytes);
                    assertThat(total).isEqualTo(size);
                })
                .build();
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node().build()) {
            node.files().upload(local, remote.toString(), options);
            assertThat(told.get()).isEqualTo(size);
            assertThat(Files.mismatch(local, remote)).isEqualTo(-1);

            node.files().download(remote.toString(), back, options);
            assertThat(told.get()).isEqualTo(size);
            assertThat(Files.mismatch(local, back)).isEqualTo(-1);
        }
    }

    /** A hole but for a few bytes at its beginning, in its middle and at its end. */
    private static Path sparse(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            for (long position : new long[] {0, size / 2, size - 3}) {
                channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), position);
            }
        }
        return file;
    }
}
