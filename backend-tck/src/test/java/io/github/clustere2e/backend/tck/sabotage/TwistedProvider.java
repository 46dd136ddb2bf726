// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.SnapshotInfo;
import java.util.List;

/** Does what another provider does, but for what a sabotage overrides. */
class TwistedProvider implements ClusterProvider {

    final ClusterProvider inner;

    TwistedProvider(ClusterProvider inner) {
        this.inner = inner;
    }

    /** Every cluster that it hands out, however it came to be. */
    Cluster twist(Cluster cluster) {
        return cluster;
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public boolean explicitOnly() {
        return inner.explicitOnly();
    }

    @Override
    public Cluster create(ClusterSpec spec) {
        return twist(inner.create(spec));
    }

    @Override
    public Cluster attach(String name, CommandListener... listeners) {
        return twist(inner.attach(name, listeners));
    }

    @Override
    public void destroy(String name) {
        inner.destroy(name);
    }

    @Override
    public List<ClusterInfo> list() {
        return inner.list();
    }

    @Override
    public Cluster restore(RestoreSpec spec) {
        return twist(inner.restore(spec));
    }

    @Override
    public List<SnapshotInfo> snapshots() {
        return inner.snapshots();
    }

    @Override
    public void removeSnapshot(String tag) {
        inner.removeSnapshot(tag);
    }

    @Override
    public List<OptionDescription> optionDescriptions() {
        return inner.optionDescriptions();
    }

    @Override
    public BackendOptions readOptions(List<OptionValue> values) {
        return inner.readOptions(values);
    }

    @Override
    public List<Finding> doctor(Examination how) {
        return inner.doctor(how);
    }

    @Override
    public CleanReport clean(CleanRequest request) {
        return inner.clean(request);
    }
}
