// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeptOutputTest {

    @Test
    void theFirstAndTheLastPartAreKeptInWhateverPiecesItComes() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(12_000);
            KeptOutput kept = new KeptOutput(limit, SecretEdges.NONE);
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

    @Test
    void noSecretIsCutWhereverTheEdgesLie() {
        List<String> secrets = List.of("abcd", "cdef", "xabcdy", "Ω");
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(60);
            KeptOutput kept = new KeptOutput(limit, new SecretEdges(secrets));
            StringBuilder all = new StringBuilder();
            while (random.nextInt(12) > 0) {
                String piece = random.nextInt(3) == 0 ? "--" : secrets.get(random.nextInt(secrets.size()));
                byte[] bytes = piece.getBytes(UTF_8);
                kept.write(bytes, 0, bytes.length);
                all.append(piece);
            }

            String shown = mask(secrets, new String(kept.kept(), UTF_8));

            assertThat(shown.replaceAll("\\[… \\d+ bytes left out …]", ""))
                    .as("seed %s, limit %s: %s", seed, limit, all)
                    .matches("[-*\n]*");
            assertThat(kept.kept().length).isLessThan(limit + 40);
        }
    }

    @Test
    void whatIsLeftOutWithASecretIsCounted() {
        KeptOutput kept = new KeptOutput(10, new SecretEdges(List.of("s3cret")));
        byte[] bytes = "abcs3cret-s3cretxyz".getBytes(UTF_8);

        kept.write(bytes, 0, bytes.length);

        assertThat(new String(kept.kept(), UTF_8)).isEqualTo("abc\n[… 13 bytes left out …]\nxyz");
    }

    private static String mask(List<String> secrets, String text) {
        Command.Builder command = Command.builder("x");
        secrets.forEach(command::secret);
        return command.build().mask(text);
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
