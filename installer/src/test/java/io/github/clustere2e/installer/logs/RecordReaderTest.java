// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.StandardStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private static final String MARK = "\u001emark";

    private final List<String> heard = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    @Test
    void recordsAreTheSameHoweverTheyAreCut() {
        // With beginnings of marks, and zero bytes, where there are none.
        String file = "\u001e\u001emar\u001emar\0k\u001e";
        byte[] sent = (MARK + "ffile /a\0" + file + MARK + "e\n0 9\0" + MARK + "funit b\0" + MARK + "e\0" + MARK
                        + "z\0")
                .getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= sent.length; size++) {
            heard.clear();
            RecordReader reader = new RecordReader(MARK, new Heard());
            for (int from = 0; from < sent.length; from += size) {
                reader.output(
                        StandardStream.STDOUT, Arrays.copyOfRange(sent, from, Math.min(from + size, sent.length)));
            }
            assertThat(heard)
                    .as("in pieces of " + size)
                    .containsExactly("ffile /a", file, "e\n0 9", "funit b", "e", "z");
        }
    }

    @Test
    void whatIsSaidOnTheStandardErrorIsNoRecord() {
        RecordReader reader = new RecordReader(MARK, new Heard());
        reader.output(StandardStream.STDERR, (MARK + "z\0").getBytes(StandardCharsets.UTF_8));

        assertThat(heard).isEmpty();
    }

    @Test
    void aTextWithoutEndIsNotKept() {
        RecordReader reader = new RecordReader(MARK, new Heard());
        reader.output(StandardStream.STDOUT, MARK.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 100; i++) {
            reader.output(StandardStream.STDOUT, "x".repeat(1024).getBytes(StandardCharsets.UTF_8));
        }
        reader.output(StandardStream.STDOUT, ("\0" + MARK + "z\0").getBytes(StandardCharsets.UTF_8));

        assertThat(heard).isEmpty();
    }

    /** Joins the pieces of a file, which may be cut anywhere. */
    private final class Heard implements RecordReader.Records {

        @Override
        public void record(char letter, String text) {
            if (data.size() > 0) {
                heard.add(data.toString(StandardCharsets.UTF_8));
                data.reset();
            }
            heard.add(letter + text);
        }

        @Override
        public void data(byte[] bytes, int offset, int length) {
            data.write(bytes, offset, length);
        }
    }
}
