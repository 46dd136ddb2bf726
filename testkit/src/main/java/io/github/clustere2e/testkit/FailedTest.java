// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.testkit.evidence.EvidenceReport;
import io.github.clustere2e.testkit.internal.lending.Loan;
import io.github.clustere2e.testkit.internal.lending.SetUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that uses a cluster, and what is done when it fails. */
final class FailedTest {

    private final ExtensionContext context;
    private final Loan loan;
    private final Instant begun;

    FailedTest(ExtensionContext context, Loan loan, Instant begun) {
        this.context = context;
        this.loan = loan;
        this.begun = begun;
    }

    Loan loan() {
        return loan;
    }

    @Override
    public String toString() {
        return context.getDisplayName();
    }

    /** From now on its evidence is collected if this process is told to end. */
    FailedTest running() {
        Interrupted.add(this);
        return this;
    }

    void ended() {
        Interrupted.remove(this);
    }

    /** Collects the evidence, and keeps the cluster if that is wanted. */
    void report(Throwable error) {
        Failures.harmless(error, () -> {
            Optional<SetUp> setUp = loan.setUp();
            if (setUp.isPresent()) {
                report(error, setUp.get());
            }
        });
    }

    /** As far as that can be done while the process is ending. */
    EvidenceReport collectNow(Duration limit) {
        Throwable error =
                new ClusterException(context.getDisplayName() + " was running when its process was told to end");
        return Failures.collect(
                context,
                loan.setUp().orElseThrow(),
                begun,
                error,
                Optional.empty(),
                limit,
                EvidenceDirectory.of(context));
    }

    private void report(Throwable error, SetUp setUp) {
        Settings settings = Settings.of(context);
        Keeping keeping = setUp.cluster()
                .map(cluster -> Keeping.of(context, cluster, error))
                .orElse(Keeping.GOES);
        Optional<Cluster> kept = setUp.cluster().filter(cluster -> keeping != Keeping.GOES);
        if (settings.collectsEvidence()) {
            EvidenceReport report = Failures.collect(
                    context,
                    setUp,
                    begun,
                    error,
                    kept.flatMap(cluster -> cluster.info().expires()),
                    settings.evidenceLimit(),
                    EvidenceDirectory.of(context));
            Failures.tell(context, error, report, kept);
        }
        if (keeping == Keeping.RETAINED) {
            loan.leave();
            kept.ifPresent(Cluster::close);
        }
    }
}
