// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.testkit.evidence.facts.CommandHistory;
import io.github.clustere2e.testkit.evidence.facts.ProgressHistory;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has come of a recipe so far, for those who look for what went wrong. Thread-safe. */
public final class SetUp {

    private final Recipe recipe;
    private final Instant begun = Instant.now();
    private final CommandHistory history = new CommandHistory();
    private final ProgressHistory progress = new ProgressHistory();
    private volatile @Nullable Cluster cluster;
    private volatile @Nullable InstallReport report;

    SetUp(Recipe recipe) {
        this.recipe = recipe;
    }

    /** Returns how it is made. */
    public Recipe recipe() {
        return recipe;
    }

    /** Returns when it was begun. */
    public Instant begun() {
        return begun;
    }

    /** Returns every command that was run on it. */
    public CommandHistory history() {
        return history;
    }

    /** Returns how it got on. */
    public ProgressHistory progress() {
        return progress;
    }

    /** Returns the cluster; empty if there is none, or none yet. */
    public Optional<Cluster> cluster() {
        return Optional.ofNullable(cluster);
    }

    /** Returns what was done to install; empty if nothing was. */
    public Optional<InstallReport> report() {
        return Optional.ofNullable(report);
    }

    void made(Cluster made) {
        cluster = made;
    }

    void installed(InstallReport installed) {
        report = installed;
    }
}
