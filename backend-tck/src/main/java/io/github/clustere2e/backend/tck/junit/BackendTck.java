// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.junit;

import io.github.clustere2e.backend.tck.Certificate;
import io.github.clustere2e.backend.tck.Contract;
import io.github.clustere2e.backend.tck.RuleResult;
import io.github.clustere2e.backend.tck.TckRun;
import io.github.clustere2e.backend.tck.rule.Area;
import io.github.clustere2e.backend.tck.rule.Rule;
import io.github.clustere2e.backend.tck.rule.Subject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The contract as JUnit tests: a backend author extends this, and says which backend it is.
 *
 * <pre>{@code
 * class PaperTckTest extends BackendTck {
 *     @Override
 *     protected Subject subject() {
 *         return Subject.builder("paper").build();
 *     }
 * }
 * }</pre>
 *
 * <p>Each rule is a test, named by its id and title. A rule that says nothing of the backend, or that nothing can find out,
 * is aborted with the reason, and so is one that the author left out. The certificate is written in the end. Works on JUnit
 * 5.12 and later, and on JUnit 6.
 *
 * @since 0.1
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendTck {

    private @Nullable TckRun run;

    /** For subclasses. */
    protected BackendTck() {}

    /**
     * Says which backend it is. Called once.
     *
     * @return the backend, and what has to be known of it
     */
    protected abstract Subject subject();

    /**
     * Returns where the certificate goes.
     *
     * @return {@code target/cluster-e2e/certificates} unless a subclass says something else
     */
    protected Path certificates() {
        return Path.of("target", "cluster-e2e", "certificates");
    }

    /**
     * Hears of the certificate, after it was written. A failure here fails the class.
     *
     * @param certificate what came of it
     * @throws Exception if it is not what was expected
     */
    protected void examined(Certificate certificate) throws Exception {}

    @TestFactory
    final Stream<DynamicContainer> contract() {
        TckRun begun = TckRun.begin(subject());
        run = begun;
        return Arrays.stream(Area.values()).map(area -> container(begun, area));
    }

    private static DynamicContainer container(TckRun run, Area area) {
        List<Rule> rules =
                Contract.rules().stream().filter(rule -> rule.area() == area).toList();
        return DynamicContainer.dynamicContainer(
                area.title(),
                rules.stream().map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> report(run.result(rule)))));
    }

    private static void report(RuleResult result) {
        switch (result.verdict()) {
            case PASSED -> {}
            case FAILED ->
                throw new AssertionError(
                        result.rule() + "\n" + result.reason().orElse(""),
                        result.error().orElse(null));
            default ->
                Assumptions.abort(
                        result.verdict().words() + ": " + result.reason().orElse(""));
        }
    }

    @AfterAll
    final void writeCertificate() throws Exception {
        if (run != null) {
            try (TckRun ended = run) {
                Certificate certificate = ended.certificate();
                certificate.write(certificates());
                examined(certificate);
            }
        }
    }
}
