// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A property: whatever is given arrives, through a real server and a real shell. */
@Timeout(120)
class QuotingTest {

    private static final int ROUNDS = 60;
    private static final String SPECIAL = "'\"\\$`!*?~#&|;<>(){}[] \t\n\r=%-^";

    @RegisterExtension
    static final SharedSshd SSHD = new SharedSshd();

    private final SshNode node = SSHD.node();

    @Test
    void everyArgumentArrivesAsItIs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> arguments = new ArrayList<>(everyCharacter());
            for (int i = 0; i < 20; i++) {
                arguments.add(text(random));
            }
            List<String> line = new ArrayList<>(List.of("printf", "%s\\0"));
            line.addAll(arguments);

            String arrived = new String(node.run(Command.builder(line).build()).stdoutBytes(), UTF_8);

            assertThat(Arrays.asList(arrived.split("\0", -1)))
                    .as("seed %d, round %d", seed, round)
                    .startsWith(arguments.toArray(String[]::new))
                    .hasSize(arguments.size() + 1);
        }
    }

    @Test
    void everyVariableArrivesAsItIs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String value = text(random);

            byte[] arrived = node.run(Command.builder("sh", "-c", "printf %s \"$GIVEN\"")
                            .environment("GIVEN", value)
                            .build())
                    .stdoutBytes();

            assertThat(new String(arrived, UTF_8))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(value);
        }
    }

    @Test
    void aDirectoryMayHaveAnyName(@TempDir Path directory) throws Exception {
        Path strange = Files.createDirectory(directory.resolve("-a 'b' \"$(c)\" \\ \n`d`"));

        assertThat(node.run(Command.builder("pwd").directory(strange.toString()).build())
                        .stdout())
                .isEqualTo(strange.toString());
    }

    /** Each of the low 255 as one argument of its own. */
    private static List<String> everyCharacter() {
        List<String> all = new ArrayList<>();
        for (char c = 1; c < 256; c++) {
            all.add(String.valueOf(c));
        }
        return all;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        while (text.length() < length) {
            int kind = random.nextInt(10);
            if (kind < 5) {
                text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
            } else if (kind < 9) {
                text.append((char) (1 + random.nextInt(255)));
            } else {
                text.appendCodePoint(0x1F600 + random.nextInt(50));
            }
        }
        return text.toString();
    }
}
