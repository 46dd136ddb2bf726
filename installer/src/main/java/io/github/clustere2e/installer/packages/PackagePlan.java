// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.FileDelivery;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.internal.DebPackages;
import io.github.clustere2e.installer.internal.Members;
import io.github.clustere2e.installer.internal.PackageFetcher;
import io.github.clustere2e.installer.internal.PackageState;
import io.github.clustere2e.installer.internal.Packages;
import io.github.clustere2e.installer.internal.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a package installation on one cluster. No node waits for another, but for one fetch for all alike. */
final class PackagePlan {

    private final PackageInstaller installer;
    private final Cluster cluster;
    private final DebPackages debs;
    private final PackageFetcher fetcher;
    private final FileDelivery delivery;
    private final String what;
    private final InstallPlan.Builder plan;

    PackagePlan(PackageInstaller installer, Cluster cluster) {
        this.installer = installer;
        this.cluster = cluster;
        this.debs = new DebPackages(installer.timeout());
        this.delivery = FileDelivery.to(cluster);
        this.fetcher = new PackageFetcher(
                debs,
                installer.cache().resolve("packages"),
                installer.names(),
                delivery.isShared() ? DebPackages.Compression.PLAIN : DebPackages.Compression.KEPT);
        this.what = installer.names().isEmpty()
                ? installer.files().stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .collect(Collectors.joining(" "))
                : String.join(" ", installer.names());
        this.plan = InstallPlan.builder(what);
    }

    InstallPlan build() {
        Members.of(cluster, installer.roles()).forEach(this::add);
        return plan.build();
    }

    private void add(Node node) {
        List<Step<Boolean>> configured =
                installer.configFiles().isEmpty() ? List.of() : List.of(plan.add(configure(node)));
        Step<Packages> packages = plan.add(installer.names().isEmpty() ? local(node) : fetch(node));
        Step<List<String>> sent = plan.add(Step.on(node, "send")
                .describedAs("bring the packages there")
                .needs(packages)
                .yields(context -> send(context, context.valueOf(packages))));
        Step<Boolean> installed = plan.add(Step.on(node, "install")
                .describedAs("install " + what)
                .needs(configured)
                .needs(packages, sent)
                .yields(context -> install(context, context.valueOf(packages), context.valueOf(sent))));
        for (String service : installer.services()) {
            plan.add(Step.on(node, "start-" + service)
                    .describedAs("start " + service + " and wait until it has started")
                    .needs(configured)
                    .needs(installed)
                    .does(context -> {
                        boolean stale = !context.valueOf(installed)
                                && configured.stream().anyMatch(context::valueOf);
                        node.run(Units.command(stale ? "restart" : "start", service).toBuilder()
                                .timeout(installer.timeout())
                                .build());
                    }));
        }
    }

    private Step<Boolean> configure(Node node) {
        List<ConfigFile> files = installer.configFiles();
        return Step.on(node, "configure")
                .describedAs("write " + files.stream().map(ConfigFile::path).collect(Collectors.joining(", ")))
                .yields(context -> {
                    List<String> changed = files.stream()
                            .filter(file -> file.writeTo(node))
                            .map(ConfigFile::path)
                            .toList();
                    if (changed.isEmpty()) {
                        context.skip("it is like that already");
                    }
                    return !changed.isEmpty();
                });
    }

    private Step<Packages> local(Node node) {
        return Step.on(node, "ask").describedAs("ask what it is").yields(context -> {
            debs.ask(node, List.of());
            return new Packages(Packages.Form.FILES, installer.files());
        });
    }

    private Step<Packages> fetch(Node node) {
        Step<PackageState> ask = plan.add(Step.on(node, "ask")
                .describedAs("ask what it is and what it lacks")
                .yields(context -> debs.ask(node, installer.names())));
        return Step.on(node, "fetch")
                .describedAs("get what it lacks from the cache, else by one node for all alike")
                .needs(ask)
                .yields(context -> fetch(context, context.valueOf(ask)));
    }

    private Packages fetch(StepContext context, PackageState state) throws Exception {
        if (state.missing().isEmpty()) {
            context.skip("all are installed");
            return Packages.NONE;
        }
        PackageFetcher.Fetched fetched = fetcher.get(context.node(), state);
        context.note(fetched.how() + " for " + state.distribution());
        return new Packages(Packages.Form.ARCHIVE, List.of(fetched.archive()));
    }

    private List<String> send(StepContext context, Packages packages) throws Exception {
        if (packages.files().isEmpty()) {
            context.skip("all are installed");
        }
        List<String> paths = new ArrayList<>();
        for (Path file : packages.files()) {
            paths.add(delivery.deliver(file, context.node()));
        }
        return paths;
    }

    private boolean install(StepContext context, Packages packages, List<String> paths) {
        boolean changed = !paths.isEmpty() && debs.install(context.node(), packages.form(), paths);
        if (!changed) {
            context.skip("all are installed");
        }
        delivery.clean(context.node());
        return changed;
    }
}
