// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.ssh.wire.CommandText;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class ErrorHeadTest {

    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final ErrorHead head = new ErrorHead(rest::write);

    @Test
    void theProcessIdIsCutOutWhereverThePiecesBreak() {
        String text = "bash: a warning\n" + CommandText.MARK + "4711\n\u00ff real error\n";
        for (int size = 1; size <= text.length(); size++) {
            ByteArrayOutputStream left = new ByteArrayOutputStream();
            ErrorHead one = new ErrorHead(left::write);
            for (int from = 0; from < text.length(); from += size) {
                byte[] piece = text.substring(from, Math.min(text.length(), from + size))
                        .getBytes(ISO_8859_1);
                one.accept(piece, 0, piece.length);
            }
            one.end();
            assertThat(one.pid()).as("pieces of %d bytes", size).isCompletedWithValue(4711L);
            assertThat(left.toString(ISO_8859_1)).isEqualTo("bash: a warning\n\u00ff real error\n");
        }
    }

    @Test
    void whatFollowsIsPassedOnAtOnce() {
        accept(CommandText.MARK + "1\n");
        accept("a");
        assertThat(rest.toString(ISO_8859_1)).isEqualTo("a");
        accept(CommandText.MARK + "2\n");
        assertThat(rest.toString(ISO_8859_1)).isEqualTo("a" + CommandText.MARK + "2\n");
    }

    @Test
    void nothingIsLostIfThereIsNoProcessId() {
        accept("This account is currently not available.\n");
        assertThat(rest.size()).isZero();
        head.end();
        assertThat(rest.toString(ISO_8859_1)).isEqualTo("This account is currently not available.\n");
        assertThat(head.pid()).isNotDone();
    }

    @Test
    void notMuchIsHeldBackForIt() {
        accept("x".repeat(65 * 1024));
        assertThat(rest.size()).isEqualTo(65 * 1024);
    }

    private void accept(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        head.accept(bytes, 0, bytes.length);
    }
}
