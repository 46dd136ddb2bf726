// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputListenerTest {

    private final List<String> heard = new ArrayList<>();
    private final OutputListener listener = OutputListener.lines((stream, line) -> heard.add(stream + " " + line));

    @Test
    void aLineIsHeardOnceItEnds() {
        write(StandardStream.STDOUT, "one\ntw");
        assertThat(heard).containsExactly("STDOUT one");

        write(StandardStream.STDOUT, "o\n\nfour");
        assertThat(heard).containsExactly("STDOUT one", "STDOUT two", "STDOUT ");
    }

    @Test
    void aLastLineWithoutAnEndIsHeardAtTheEndAndOnlyOnce() {
        write(StandardStream.STDOUT, "no newline");
        listener.end();
        listener.end();

        assertThat(heard).containsExactly("STDOUT no newline");
    }

    @Test
    void nothingIsHeardOfACommandThatWritesNothing() {
        listener.output(StandardStream.STDOUT, new byte[0]);
        listener.end();

        assertThat(heard).isEmpty();
    }

    @Test
    void charactersThatAreSplitBetweenPiecesStayWhole() {
        for (byte one : "grün €🐧\n".getBytes(StandardCharsets.UTF_8)) {
            listener.output(StandardStream.STDOUT, new byte[] {one});
        }

        assertThat(heard).containsExactly("STDOUT grün €🐧");
    }

    @Test
    void bytesThatAreNotUtf8BecomeTheReplacementCharacter() {
        listener.output(StandardStream.STDOUT, new byte[] {'a', (byte) 0xff, 'b', '\n'});

        assertThat(heard).containsExactly("STDOUT a\ufffdb");
    }

    @Test
    void theTwoStreamsDoNotMix() {
        write(StandardStream.STDOUT, "out ");
        write(StandardStream.STDERR, "err\n");
        write(StandardStream.STDOUT, "put\n");

        assertThat(heard).containsExactly("STDERR err", "STDOUT out put");
    }

    @Test
    void theEndsOfLinesThatTerminalsWriteAreTakenOff() {
        write(StandardStream.STDOUT, "one\r\n\r\nprogress 1%\rprogress 2%\r\n");

        assertThat(heard).containsExactly("STDOUT one", "STDOUT ", "STDOUT progress 1%\rprogress 2%");
    }

    private void write(StandardStream stream, String text) {
        listener.output(stream, text.getBytes(StandardCharsets.UTF_8));
    }
}
