// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipeTest {

    private final Pipe pipe = new Pipe(1_000);

    @Test
    void whatIsWrittenIsReadThoughItIsMoreThanFits() throws Exception {
        byte[] content = FaultSweep.random(100_000);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            write(content);
            pipe.end();
        });
        assertThat(pipe.source().readAllBytes()).isEqualTo(content);
        writing.join();
    }

    @Test
    void theThreadThatWroteMayEndBeforeItIsAllReadOrSaidThatNothingFollows() throws Exception {
        Thread writer = new Thread(() -> write(new byte[] {1, 2}));
        writer.start();
        writer.join();
        assertThat(pipe.source().readNBytes(2)).containsExactly(1, 2);
        CompletableFuture<Integer> next = CompletableFuture.supplyAsync(() -> {
            try {
                return pipe.source().read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        pipe.end();
        assertThat(next.join()).isEqualTo(-1);
    }

    @Test
    void whoeverWritesHearsThatNobodyReadsAnyMore() throws Exception {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(new byte[10_000]));
        pipe.source().close();
        assertThatThrownBy(writing::join).hasRootCauseMessage("nobody reads any more");
    }

    private void write(byte[] content) {
        try {
            pipe.write(content, 0, content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
