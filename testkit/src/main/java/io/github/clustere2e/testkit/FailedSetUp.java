// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.testkit.evidence.EvidenceReport;
import io.github.clustere2e.testkit.internal.lending.SetUp;
import io.github.clustere2e.testkit.internal.lending.Witness;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Collects the evidence of a set-up that has failed. */
record FailedSetUp(ExtensionContext context) implements Witness {

    @Override
    public void failed(SetUp setUp, Throwable error) {
        Settings settings = Settings.of(context);
        if (!settings.collectsEvidence()) {
            return;
        }
        Failures.harmless(error, () -> {
            EvidenceReport report = Failures.collect(
                    context,
                    setUp,
                    setUp.begun(),
                    error,
                    Optional.empty(),
                    settings.evidenceLimit(),
                    EvidenceDirectory.of(context));
            Failures.tell(context, error, report, Optional.empty());
        });
    }
}
