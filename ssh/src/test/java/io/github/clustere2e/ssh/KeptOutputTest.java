// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeptOutputTest {

    @Test
    void theFirstAndTheLastPartAreKeptInWhateverPiecesItComes() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(12_000);
            KeptOutput kept = new KeptOutput(limit);
            StringBuilder all = new StringBuilder();
            while (random.nextInt(20) > 0) {
                String piece = String.valueOf((char) ('a' + random.nextInt(26))).repeat(random.nextInt(3_000));
                kept.write(("<" + piece).getBytes(UTF_8), 1, piece.length());
                all.append(piece);
            }

            assertThat(new String(kept.kept(), UTF_8)).as("seed %s", seed).isEqualTo(expected(all.toString(), limit));
            assertThat(kept.size()).isEqualTo(all.length());
        }
    }

    private static String expected(String all, int limit) {
        if (all.length() <= limit) {
            return all;
        }
        int last = limit / 2;
        return all.substring(0, limit - last) + "\n[… " + (all.length() - limit) + " bytes left out …]\n"
                + all.substring(all.length() - last);
    }
}
