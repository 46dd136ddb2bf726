// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.internal.Members;
import io.github.clustere2e.installer.service.ServiceInstaller.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of one operation on one cluster, and which node waits for which. */
final class ServicePlan {

    private final Settings settings;
    private final Operation operation;
    private final Nodes nodes;
    private final Supply supply;
    private final InstallPlan.Builder plan;
    private final ServiceSteps steps;

    ServicePlan(Settings settings, Cluster cluster, Operation operation) {
        this.settings = settings;
        this.operation = operation;
        this.nodes = Members.of(cluster, settings.roles());
        this.supply = settings.source().supply(cluster, operation, held(settings));
        this.plan = InstallPlan.builder(settings.name());
        this.steps = new ServiceSteps(settings, nodes, plan);
    }

    /** A service that starts too early would found a cluster of its own, or make a secret of its own. */
    private static List<String> held(Settings settings) {
        return settings.order() == StartOrder.AT_ONCE
                        && settings.secretFiles().isEmpty()
                        && settings.firstStart().isEmpty()
                ? List.of()
                : settings.services();
    }

    InstallPlan build() {
        switch (operation) {
            case INSTALL -> install();
            case WAIT -> nodes.forEach(node -> steps.healthy(node, List.of(), true));
            case START -> startInOrder(Map.of());
            case STOP -> stopInOrder();
            case CONFIGURE -> renew(Map.of());
            case UPGRADE -> upgrade();
            case REMOVE -> remove();
        }
        return plan.build();
    }

    private void install() {
        Map<Node, Changes> changes = new LinkedHashMap<>();
        for (Node node : nodes) {
            List<Step<Boolean>> configured = steps.configure(node, List.of());
            supply.prepare(plan, node);
            Step<Boolean> installed = supply.install(plan, node, configured);
            changes.put(node, steps.changes(node, List.of(installed), configured));
        }
        startInOrder(changes);
    }

    private void startInOrder(Map<Node, Changes> changes) {
        List<Step<?>> before = List.of();
        for (Node node : nodes) {
            Changes changed = changes.getOrDefault(node, Changes.NONE);
            boolean first = node == nodes.first();
            List<Step<?>> started = steps.start(node, before, changed, first);
            steps.healthy(node, started.isEmpty() ? changed.all() : started, false);
            before = switch (settings.order()) {
                case AT_ONCE -> List.of();
                case FIRST_THEN_REST -> first ? started : before;
                case ONE_BY_ONE -> started;
            };
        }
    }

    private List<Step<Done>> stopInOrder() {
        List<Node> reversed = new ArrayList<>();
        nodes.forEach(node -> reversed.add(0, node));
        List<Step<Done>> stopped = new ArrayList<>();
        for (Node node : reversed) {
            Collection<Step<Done>> before = switch (settings.order()) {
                case AT_ONCE -> List.of();
                case FIRST_THEN_REST -> node == nodes.first() ? List.copyOf(stopped) : List.of();
                case ONE_BY_ONE -> stopped.isEmpty() ? List.of() : List.of(stopped.get(stopped.size() - 1));
            };
            stopped.add(steps.stop(node, before));
        }
        return stopped;
    }

    private void upgrade() {
        Map<Node, Step<? extends Supply.Brought>> prepared = new LinkedHashMap<>();
        nodes.forEach(node -> prepared.put(node, supply.prepare(plan, node)));
        renew(prepared);
    }

    /** One node after the other: the next begins when the one before is healthy. */
    private void renew(Map<Node, Step<? extends Supply.Brought>> prepared) {
        List<Step<?>> before = List.of();
        for (Node node : nodes) {
            List<Step<Boolean>> installed = List.of();
            List<Step<Boolean>> configured;
            Step<? extends Supply.Brought> newer = prepared.get(node);
            if (newer == null) {
                configured = steps.configure(node, before);
            } else {
                List<Step<Done>> stopped = List.of(steps.stopIf(node, newer, before));
                configured = steps.configure(node, stopped);
                List<Step<?>> ready = new ArrayList<>(stopped);
                ready.addAll(configured);
                installed = List.of(supply.install(plan, node, ready));
            }
            Changes changes = steps.changes(node, installed, configured);
            List<Step<?>> started = steps.start(node, before, changes, false);
            List<Step<?>> after = new ArrayList<>(started.isEmpty() ? changes.all() : started);
            after.addAll(before);
            before = steps.healthy(node, after, true);
        }
    }

    private void remove() {
        for (Step<Done> stopped : stopInOrder()) {
            Node node = stopped.node().orElseThrow();
            steps.clean(node, List.of(supply.remove(plan, node, List.of(stopped))));
        }
    }
}
