// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.FileDelivery;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.internal.PackageCompression;
import io.github.clustere2e.installer.internal.PackageFetcher;
import io.github.clustere2e.installer.internal.PackageState;
import io.github.clustere2e.installer.internal.PackageTool;
import io.github.clustere2e.installer.internal.Packages;
import io.github.clustere2e.installer.service.Supply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The steps that bring packages to nodes. No node waits for another, but for one fetch for all alike. */
final class PackageSupply implements Supply {

    private final PackageSource source;
    private final boolean upgrade;
    private final List<String> held;
    private final FileDelivery delivery;
    private final PackageFetcher fetcher;
    private final Map<String, Step<SentPackages>> sent = new HashMap<>();

    PackageSupply(PackageSource source, Cluster cluster, boolean upgrade, List<String> held) {
        this.source = source;
        this.upgrade = upgrade;
        this.held = held;
        this.delivery = FileDelivery.to(cluster);
        this.fetcher = new PackageFetcher(
                source.cache().resolve("packages"),
                source.refresh(),
                source.names(),
                delivery.isShared() ? PackageCompression.PLAIN : PackageCompression.KEPT,
                source.timeout());
    }

    @Override
    public Step<SentPackages> prepare(InstallPlan.Builder plan, Node node) {
        Step<SentPackages> send = source.names().isEmpty() ? sendFiles(plan, node) : fetchAndSend(plan, node);
        sent.put(node.name(), send);
        return send;
    }

    private Step<SentPackages> fetchAndSend(InstallPlan.Builder plan, Node node) {
        Step<PackageState> ask = plan.add(Step.on(node, "ask")
                .describedAs("ask what it is and what it lacks")
                .yields(context -> PackageTool.ask(node, source.names(), source.timeout())));
        Step<Packages> fetch = plan.add(Step.on(node, "fetch")
                .describedAs("get what it lacks from the cache, else by one node for all alike")
                .needs(ask)
                .yields(context -> fetch(context, context.valueOf(ask))));
        return plan.add(Step.on(node, "send")
                .describedAs("bring the packages there")
                .needs(ask, fetch)
                .yields(context -> send(context, context.valueOf(ask).tool(), context.valueOf(fetch))));
    }

    private Step<SentPackages> sendFiles(InstallPlan.Builder plan, Node node) {
        Step<PackageState> ask = plan.add(Step.on(node, "ask")
                .describedAs("ask what it is")
                .yields(context -> PackageTool.ask(node, List.of(), source.timeout())));
        return plan.add(Step.on(node, "send")
                .describedAs("bring the packages there")
                .needs(ask)
                .yields(context -> send(
                        context,
                        checked(node, context.valueOf(ask).tool()),
                        new Packages(Packages.Form.FILES, source.files()))));
    }

    private PackageTool checked(Node node, PackageTool tool) {
        String end = "." + tool.name().toLowerCase(Locale.ROOT);
        for (Path file : source.files()) {
            if (!file.toString().endsWith(end)) {
                throw new NodeException(
                        node.name(), "it installs packages whose names end in " + end + ", and not " + file, null);
            }
        }
        return tool;
    }

    private Packages fetch(StepContext context, PackageState state) throws Exception {
        if (!upgrade && state.missing().isEmpty()) {
            context.skip("all are installed");
            return Packages.NONE;
        }
        PackageFetcher.Fetched fetched = fetcher.get(context.node(), state);
        context.note(fetched.how() + " for " + state.distribution());
        return Packages.isEmpty(fetched.archive())
                ? Packages.NONE
                : new Packages(Packages.Form.ARCHIVE, List.of(fetched.archive()));
    }

    private SentPackages send(StepContext context, PackageTool tool, Packages packages) throws Exception {
        if (packages.files().isEmpty()) {
            context.skip("all are installed");
        }
        List<String> paths = new ArrayList<>();
        for (Path file : packages.files()) {
            paths.add(delivery.deliver(file, context.node()));
        }
        return new SentPackages(tool, packages.form(), paths);
    }

    @Override
    public Step<Boolean> install(InstallPlan.Builder plan, Node node, Collection<? extends Step<?>> after) {
        Step<SentPackages> send = Objects.requireNonNull(sent.get(node.name()), "it was prepared");
        return plan.add(Step.on(node, "install")
                .describedAs("install " + source.what())
                .needs(send)
                .needs(after)
                .yields(context -> install(context, context.valueOf(send))));
    }

    private boolean install(StepContext context, SentPackages packages) {
        boolean changed = packages.isAny()
                && packages.tool().install(context.node(), held, packages.form(), packages.paths(), source.timeout());
        if (!changed) {
            context.skip("all are installed");
        }
        delivery.clean(context.node());
        return changed;
    }

    @Override
    public Step<Done> remove(InstallPlan.Builder plan, Node node, Collection<? extends Step<?>> after) {
        return plan.add(Step.on(node, "remove")
                .describedAs("remove " + source.what())
                .needs(after)
                .does(context -> {
                    PackageTool tool =
                            PackageTool.ask(node, List.of(), source.timeout()).tool();
                    List<String> paths = new ArrayList<>();
                    for (Path file : source.files()) {
                        paths.add(delivery.deliver(file, node));
                    }
                    tool.remove(
                            node,
                            paths.isEmpty() ? "NAMES" : "FILES",
                            paths.isEmpty() ? source.names() : paths,
                            source.timeout());
                    delivery.clean(node);
                }));
    }

    /** Packages on a node. */
    record SentPackages(PackageTool tool, Packages.Form form, List<String> paths) implements Brought {

        @Override
        public boolean isAny() {
            return !paths.isEmpty();
        }
    }
}
