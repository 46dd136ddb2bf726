// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No secret is in anything that is made to be read. */
class SecretsTest {

    /** Few letters, so that secrets overlap and hold each other; and what has to be quoted, and ends of lines. */
    private static final String ALPHABET = "aabb' \"$\\\n\r\t;é";

    @Test
    void noErrorNorTextNorTranscriptShowsAnySecretWhateverItIsMadeOf() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> secrets = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                // With a capital letter that no message of ours has, so that only a leak can show it.
                secrets.add(text(random, 3) + "Ω" + text(random, 8) + "Ψ" + text(random, 3));
            }
            secrets.add(secrets.get(0).substring(1, secrets.get(0).length() - 1) + "Ω");
            String output = noise(random, secrets);
            Command.Builder builder = Command.builder("login", output, "'" + quoted(secrets.get(1)) + "'")
                    .user(secrets.get(2))
                    .timeout(Duration.ofSeconds(1))
                    .idleTimeout(Duration.ofSeconds(1))
                    .anyExitStatus();
            secrets.forEach(builder::secret);
            Command command = builder.build();

            for (String shown : everythingShown(command, output)) {
                assertThat(secrets)
                        .as("seed %s: %s", seed, shown)
                        .noneMatch(secret -> shown.contains(secret) || shown.contains(quoted(secret)));
            }
        }
    }

    @Test
    void ofSecretsThatOverlapNothingIsLeft() {
        Command command =
                Command.builder("x").secret("abcd").secret("cdef").secret("bc").build();

        assertThat(command.mask("<abcdef> <abc>")).isEqualTo("<***> <a***>");
    }

    @Test
    void aSecretOfManyLinesIsMaskedAlsoWhereOnlyItsLastLinesAreShownOrItIsIndented() {
        StringBuilder key = new StringBuilder("BEGIN KEY\n");
        for (int i = 0; i < 30; i++) {
            key.append("line").append(i).append("base64\n");
        }
        Command command = Command.builder("x").secret(key.toString()).build();

        String message = new CommandTimeoutException(
                        "n", command, key.toString(), key.toString().indent(8) + "why")
                .getMessage();

        assertThat(message).contains("why").doesNotContain("base64");
    }

    @Test
    void theErrorThatRefusesACommandDoesNotShowThemEither() {
        Command.Builder builder = Command.builder("x")
                .directory("s3cret")
                .environment("s3cret-", "")
                .secret("s3cret");

        assertThat(catchThrowable(builder::build)).hasMessageContaining("***").hasMessageNotContaining("s3cret");
    }

    private static List<String> everythingShown(Command command, String output) {
        CommandResult result =
                new CommandResult("n_0", command, 1, output.getBytes(UTF_8), output.getBytes(UTF_8), Duration.ZERO);
        CommandFailedException failed = new CommandFailedException(result);
        CommandTimeoutException late = new CommandTimeoutException("n_0", command, output, output);
        CommandIdleException idle = new CommandIdleException("n_0", command, output, output);
        StringBuilder written = new StringBuilder();
        CommandTranscript transcript = CommandTranscript.to(written);
        CommandRecord ended = record(command, OptionalInt.of(1), Optional.empty());
        CommandRecord timedOut = record(command, OptionalInt.empty(), Optional.of(late));
        transcript.ended(ended);
        transcript.ended(timedOut);
        return List.of(
                command.toString(),
                result.toString(),
                ended.toString(),
                timedOut.toString(),
                command.mask(output),
                failed.toString(),
                late.toString(),
                idle.toString(),
                new FanOutException("run " + command, List.of(result), Map.of("n_0", failed)).toString(),
                FoldedResults.of(List.of(result)),
                written.toString());
    }

    private static CommandRecord record(Command command, OptionalInt status, Optional<ClusterException> error) {
        String user = command.user().orElseThrow();
        return new CommandRecord("n_0", user, command, Instant.EPOCH, Duration.ZERO, status, error, 0, 0, 0);
    }

    private static String noise(Random random, List<String> secrets) {
        StringBuilder output = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            output.append(text(random, 6)).append(secrets.get(random.nextInt(secrets.size())));
            output.append(random.nextBoolean() ? "\n" : "");
        }
        return output.toString();
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String quoted(String secret) {
        return secret.replace("'", "'\\''");
    }
}
