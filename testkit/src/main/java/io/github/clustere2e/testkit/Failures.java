// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.testkit.evidence.EvidenceCollection;
import io.github.clustere2e.testkit.evidence.EvidenceReport;
import io.github.clustere2e.testkit.internal.lending.SetUp;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the evidence of failures, and tells of it together with them. Nothing of that hides the failure. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * Collects evidence.
     *
     * @param since when what has failed was begun
     * @param keptUntil until when the cluster stays, if it does
     */
    static EvidenceReport collect(
            ExtensionContext context,
            SetUp setUp,
            Instant since,
            Throwable error,
            Optional<Instant> keptUntil,
            Duration limit,
            Path directory) {
        EvidenceCollection evidence = setUp.cluster()
                .map(EvidenceCollection::of)
                .orElseGet(EvidenceCollection::withoutCluster)
                .test(title(context), context.getTestClass().map(Class::getName).orElse(""))
                .since(since)
                .error(error)
                .history(setUp.history())
                .progress(setUp.progress())
                .limit(limit);
        setUp.report().ifPresent(evidence::plan);
        setUp.recipe().installer().ifPresent(software -> evidence.logs(software.logs()));
        keptUntil.ifPresent(evidence::keptUntil);
        return evidence.into(directory);
    }

    /** One run of a repeated or parameterized test says only which it is. */
    private static String title(ExtensionContext context) {
        return context.getTestMethod()
                .map(Method::getName)
                .filter(method -> !context.getDisplayName().startsWith(method))
                .map(method -> method + ": " + context.getDisplayName())
                .orElse(context.getDisplayName());
    }

    /** Tells of evidence, and how to enter a cluster that stays. */
    static void tell(ExtensionContext context, Throwable error, EvidenceReport report, Optional<Cluster> kept) {
        StringBuilder text = new StringBuilder(report.toString());
        kept.ifPresent(cluster -> text.append("\nThe cluster is kept. Remove it with: cluster-e2e destroy --backend ")
                .append(cluster.backend())
                .append(' ')
                .append(cluster.name()));
        note(error, text.toString());
        context.publishReportEntry("cluster-e2e.evidence", report.index().toString());
    }

    /** Does what belongs to a failure; what goes wrong there is only noted. */
    static void harmless(Throwable error, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("The evidence of a failure is not complete", e);
            note(error, "The evidence is not complete: " + e);
        }
    }

    static void note(Throwable error, String text) {
        error.addSuppressed(new FailureNote(text));
    }
}
