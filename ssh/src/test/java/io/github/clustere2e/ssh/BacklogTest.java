// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void whatComesOutIsWhatWentInWhereverItWaited() throws Exception {
        Backlog backlog = new Backlog(4L * Backlog.MEMORY);
        byte[] bytes = new byte[6 * Backlog.MEMORY];
        new Random(1).nextBytes(bytes);
        byte[] read = new byte[bytes.length];
        int in = 0;
        int out = 0;
        // Three times more in than out, until the file is in use; then it is emptied, and memory is used again.
        for (int round = 0; in < bytes.length; round++) {
            int more = Math.min(bytes.length - in, 300_001);
            backlog.sink().write(bytes, in, more);
            in += more;
            int most = round % 8 == 7 ? Integer.MAX_VALUE : 100_003;
            for (int left = Math.min(in - out, most); left > 0; ) {
                int taken = backlog.source().read(read, out, Math.min(left, 40_009));
                out += taken;
                left -= taken;
            }
        }
        backlog.sink().close();
        assertThat(backlog.source().readNBytes(read, out, read.length - out)).isEqualTo(read.length - out);
        assertThat(read).isEqualTo(bytes);
        assertThat(backlog.source().read()).isEqualTo(-1);
    }

    @Test
    void whenTheFileIsFullTheChannelIsGivenUpAfterWhatItHas() throws Exception {
        Backlog backlog = new Backlog(10);
        backlog.sink().write(new byte[Backlog.MEMORY]);
        backlog.sink().write(new byte[10]);
        assertThatThrownBy(() -> backlog.sink().write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 10 bytes");
        backlog.sink().close();
        assertThat(backlog.source().readNBytes(Backlog.MEMORY + 10)).hasSize(Backlog.MEMORY + 10);
        assertThatThrownBy(() -> backlog.source().read()).hasMessageContaining("more than 10 bytes");
    }

    @Test
    void aLostConnectionIsNoEnd() throws Exception {
        Backlog backlog = new Backlog(10);
        backlog.sink().write(1);
        backlog.fail(new IOException("lost"));
        backlog.sink().close();
        assertThat(backlog.source().read()).isEqualTo(1);
        assertThatThrownBy(() -> backlog.source().read()).hasMessage("lost");
        backlog.source().close();
        assertThatThrownBy(() -> backlog.sink().write(1)).isInstanceOf(IOException.class);
    }
}
