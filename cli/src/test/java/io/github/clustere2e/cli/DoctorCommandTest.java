// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.cli.fake.FakeWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    private static final Finding GOOD = Finding.ok("fake.sun", "The sun shines.");
    private static final Finding WARNING =
            Finding.warning("fake.wind", "It \"blows\".", "Run 'cluster-e2e clean', or wait.");
    private static final Finding ERROR = Finding.error("fake.sky", "It fell.\nAll of it.", "Hold it up.");

    @BeforeEach
    void emptyWorld() {
        FakeWorld.reset();
    }

    @Test
    void aWarningIsNoFailureAndAnErrorIs() {
        FakeWorld.findings(GOOD, WARNING);
        assertThat(Run.of("doctor").status()).isZero();

        FakeWorld.findings(GOOD, ERROR, WARNING);
        assertThat(Run.of("doctor").status()).isEqualTo(1);
        assertThat(Run.of("doctor", "--json").status()).isEqualTo(1);
    }

    @Test
    void peopleSeeAllFindingsAndBelowThemWhatHelpsTheWorstFirst() {
        FakeWorld.findings(GOOD, WARNING, ERROR);

        Run run = Run.of("doctor");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        LEVEL     CHECK       SEEN
                        ok        fake.sun    The sun shines.
                        warning   fake.wind   It "blows".
                        error     fake.sky    It fell.

                        error fake.sky: what helps
                          All of it.
                          Hold it up.

                        warning fake.wind: what helps
                          Run 'cluster-e2e clean', or wait.
                        """);
    }

    @Test
    void theJsonShapeIsTheOneThatIsDocumented() {
        FakeWorld.findings(GOOD, WARNING);

        assertThat(Run.of("doctor", "--json").out()).isEqualTo("""
                        {
                          "backend": "fake",
                          "findings": [
                            {
                              "id": "fake.sun",
                              "level": "ok",
                              "seen": "The sun shines.",
                              "cure": null,
                              "help": null
                            },
                            {
                              "id": "fake.wind",
                              "level": "warning",
                              "seen": "It \\"blows\\".",
                              "cure": "Run 'cluster-e2e clean', or wait.",
                              "help": null
                            }
                          ]
                        }
                        """);
    }

    @Test
    void aCureLeadsToThePageAtItsCheckOrAtTheTroubleThatItTellsOf() {
        Finding check = Finding.warning("host.state", "It is full.", "Empty it.");
        Finding trouble = Finding.error("docker.engine", "No answer.", Trouble.ENGINE_HANGS.explain("Wake it."));
        FakeWorld.findings(check, trouble);

        assertThat(Run.of("doctor").out()).endsWith("""
                        error docker.engine: what helps
                          Wake it.
                          See https://clustere2e.github.io/cluster-e2e/troubleshooting#engine-hangs

                        warning host.state: what helps
                          Empty it.
                          See https://clustere2e.github.io/cluster-e2e/troubleshooting#host-state
                        """);
        assertThat(Run.of("doctor", "--json").out())
                .contains(
                        "\"cure\": \"Wake it.\"",
                        "\"help\": \"" + Trouble.PAGE + "#engine-hangs\"",
                        "\"help\": \"" + Trouble.PAGE + "#host-state\"");
    }

    @Test
    void itLooksDeeplyOnlyWhenAsked() {
        Run.of("doctor");
        Run.of("doctor", "--deep");

        assertThat(FakeWorld.events()).containsExactly("doctor " + Examination.QUICK, "doctor " + Examination.DEEP);
    }
}
