// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.Check;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Examines this machine, then the backend, and at last, if asked to, a cluster that it makes for that. */
final class Doctor {

    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

    private final BackendClusterProvider provider;
    private final Examination how;
    private final ClusterIdentity traces = traces();

    Doctor(BackendClusterProvider provider, Examination how) {
        this.provider = provider;
        this.how = how;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(Examiner.examine(HostChecks.all(provider.id())));
        findings.addAll(examineBackend());
        if (how == Examination.DEEP) {
            findings.addAll(rehearse(findings));
        }
        return findings;
    }

    private List<Finding> examineBackend() {
        try (Backend backend = provider.open()) {
            List<Check> checks = new ArrayList<>(backend.checks(traces));
            checks.add(new LeftoverCheck(provider.id(), backend, traces));
            try {
                return Examiner.examine(checks);
            } finally {
                removeTraces(backend);
            }
        } catch (InterruptedClusterException e) {
            throw e;
        } catch (RuntimeException e) {
            return List.of(Finding.error(
                    "backend",
                    "The backend '" + provider.id() + "' cannot even be opened: " + e,
                    "Look at the settings that it reads, such as DOCKER_HOST."));
        }
    }

    private List<Finding> rehearse(List<Finding> findings) {
        boolean vain = findings.stream().anyMatch(finding -> finding.level() == Level.ERROR);
        return vain
                ? List.of(Finding.note(Rehearsal.CLUSTER, "Not tried: what is wrong above must be put right first."))
                : new Rehearsal(provider).perform();
    }

    private void removeTraces(Backend backend) {
        boolean interrupted = Thread.interrupted();
        try {
            new Removal(backend).remove(traces.id());
        } catch (RuntimeException e) {
            LOG.debug("The backend does not answer, or keeps what a check has made until the next sweep", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a check makes is swept like an owned cluster if this process dies. */
    private static ClusterIdentity traces() {
        String id = UUID.randomUUID().toString();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.CLUSTER, "doctor-" + id.substring(0, 8));
        labels.put(Labels.ID, id);
        labels.put(Labels.CREATED, Instant.now().toString());
        labels.put(Labels.LEASE, "owned");
        labels.putAll(Owner.current().labels());
        return ClusterIdentity.of(labels);
    }
}
