// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.Tasks;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.internal.Units;
import io.github.clustere2e.installer.service.ServiceInstaller.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds single steps to a plan. */
final class ServiceSteps {

    private final Settings settings;
    private final Nodes nodes;
    private final InstallPlan.Builder plan;
    private final Map<SecretFile, Step<SecretFile.Secret>> secrets = new LinkedHashMap<>();

    ServiceSteps(Settings settings, Nodes nodes, InstallPlan.Builder plan) {
        this.settings = settings;
        this.nodes = nodes;
        this.plan = plan;
    }

    /** None, or one that yields whether a file changed. */
    List<Step<Boolean>> configure(Node node, Collection<? extends Step<?>> after) {
        List<ConfigFile> files = settings.configFiles();
        if (files.isEmpty()) {
            return List.of();
        }
        return List.of(plan.add(Step.on(node, "configure")
                .describedAs("write " + files.stream().map(ConfigFile::path).collect(Collectors.joining(", ")))
                .detail(files.stream()
                        .map(file -> file.path() + ":\n" + file.text().apply(node))
                        .collect(Collectors.joining("\n")))
                .needs(after)
                .yields(context -> {
                    StaleMark stale = new StaleMark(node, settings.name());
                    List<ConfigFile> different =
                            files.stream().filter(file -> !file.isOn(node)).toList();
                    boolean changed = !different.isEmpty() || stale.isThere();
                    if (!different.isEmpty() && !settings.services().isEmpty()) {
                        stale.leave();
                    }
                    different.forEach(file -> file.writeTo(node));
                    if (!changed) {
                        context.skip("it is like that already");
                    }
                    return changed;
                })));
    }

    /** Adds the secrets, which are written when their owner is there. */
    Changes changes(Node node, List<Step<Boolean>> installed, List<Step<Boolean>> configured) {
        List<Step<Boolean>> files = new ArrayList<>(configured);
        for (SecretFile file : settings.secretFiles()) {
            Step<SecretFile.Secret> secret = secrets.computeIfAbsent(
                    file,
                    one -> plan.add(Step.named("secret-" + (secrets.size() + 1))
                            .describedAs("find or make what goes to " + one.path())
                            .yields(context -> one.find(nodes))));
            files.add(plan.add(Step.on(node, secret.id())
                    .describedAs("write " + file.path())
                    .needs(secret)
                    .needs(installed)
                    .needs(configured)
                    .yields(context -> {
                        boolean changed = file.writeTo(node, context.valueOf(secret));
                        if (!changed) {
                            context.skip("it is like that already");
                        }
                        return changed;
                    })));
        }
        return new Changes(installed, files);
    }

    /** One service after the other. */
    List<Step<?>> start(Node node, Collection<? extends Step<?>> after, Changes changes, boolean founds) {
        List<Step<?>> started = new ArrayList<>();
        for (String service : settings.services()) {
            boolean first = founds && started.isEmpty() && settings.firstStart().isPresent();
            Step<Done> step = Step.on(node, "start-" + service)
                    .describedAs((first ? "start the first " : "start ") + service + " and wait until it has started")
                    .needs(changes.files())
                    .needs(changes.installations())
                    .needs(after)
                    .does(context -> start(context, service, changes.isStale(context), first));
            plan.add(started.isEmpty() ? step : step.after(List.of(started.get(started.size() - 1))));
            started.add(step);
        }
        return started.isEmpty() ? List.of() : List.of(started.get(started.size() - 1));
    }

    private void start(StepContext context, String service, boolean stale, boolean first) throws Exception {
        if (first) {
            if (stale) {
                context.node().run(limited(Units.stop(service)));
            }
            settings.firstStart().orElseThrow().run(context);
        }
        context.node().run(limited(Units.start(service, stale && !first)));
        if (!settings.configFiles().isEmpty() && isLast(service)) {
            new StaleMark(context.node(), settings.name()).remove();
        }
    }

    private boolean isLast(String service) {
        return settings.services().indexOf(service) == settings.services().size() - 1;
    }

    Step<Done> stop(Node node, Collection<? extends Step<?>> after) {
        return plan.add(Step.on(node, "stop")
                .describedAs("stop " + String.join(", ", settings.services()))
                .needs(after)
                .does(context -> stopAll(node, "disable --now")));
    }

    /** Only where there is something newer to install: it may not be replaced while it runs. */
    Step<Done> stopIf(Node node, Step<? extends Supply.Brought> newer, Collection<? extends Step<?>> after) {
        return plan.add(Step.on(node, "stop")
                .describedAs("stop " + String.join(", ", settings.services()) + " if there is anything newer")
                .needs(newer)
                .needs(after)
                .does(context -> {
                    if (context.valueOf(newer).isAny()) {
                        stopAll(node, "stop");
                    } else {
                        context.skip("there is nothing newer");
                    }
                }));
    }

    private void stopAll(Node node, String verb) {
        for (int i = settings.services().size() - 1; i >= 0; i--) {
            node.run(limited(Units.ifThere(verb, settings.services().get(i))));
        }
    }

    /** Where nothing is said of health, services that have been started are healthy, unless it is asked for. */
    List<Step<?>> healthy(Node node, Collection<? extends Step<?>> after, boolean always) {
        List<Condition> conditions = settings.health().isPresent()
                ? settings.health().stream().toList()
                : settings.services().stream().map(Condition::unitActive).toList();
        if (conditions.isEmpty() || (settings.health().isEmpty() && !always)) {
            return List.copyOf(after);
        }
        return List.of(plan.add(Step.on(node, "ready")
                .describedAs("wait until "
                        + conditions.stream().map(Condition::toString).collect(Collectors.joining(", ")))
                .needs(after)
                .does(context -> {
                    for (Condition condition : conditions) {
                        Tasks.await(condition).run(context);
                    }
                })));
    }

    void clean(Node node, Collection<? extends Step<?>> after) {
        List<String> paths = Stream.concat(
                        settings.configFiles().stream().map(ConfigFile::path),
                        settings.secretFiles().stream().map(SecretFile::path))
                .toList();
        if (!paths.isEmpty()) {
            plan.add(Step.on(node, "clean")
                    .describedAs("remove " + String.join(", ", paths))
                    .needs(after)
                    .does(context -> paths.forEach(node.files()::delete)));
        }
    }

    private Command limited(Command command) {
        return command.toBuilder().timeout(settings.timeout()).build();
    }
}
