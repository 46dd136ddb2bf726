// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.FileDelivery;
import io.github.clustere2e.installer.Step;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The steps that run DC/OS's installer, once for all nodes, and bring them what it makes. */
final class Generation {

    private final Cluster cluster;
    private final DcosSettings settings;
    private final FileDelivery delivery;
    private final GenconfInput input;

    Generation(Cluster cluster, DcosSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.delivery = FileDelivery.to(cluster);
        this.input = new GenconfInput(cluster, settings);
    }

    GenconfInput input() {
        return input;
    }

    Step<GenerateConfigScript> script() {
        return Step.named("installer")
                .describedAs("get "
                        + settings.file()
                                .map(Path::toString)
                                .or(() -> settings.url().map(Generation::shown))
                                .orElseThrow(InstallerSource::missing))
                .yields(context -> {
                    GenerateConfigScript script = InstallerSource.get(settings, context);
                    context.note(script.variant() + ", " + script.size() / 1_000_000 + " MB, " + script.image());
                    return script;
                });
    }

    /** Without what may be a secret in it. */
    private static String shown(URI url) {
        return url.getScheme() + "://" + (url.getHost() == null ? "" : url.getHost()) + url.getPath();
    }

    /** Does something with a fresh directory that the installer can be run in. */
    @FunctionalInterface
    interface Work<T> {
        T in(WorkDirectory work) throws Exception;
    }

    /** The directory stays where that ends well: its contents are still to be sent. */
    <T> T work(GenerateConfigScript installer, String mark, Work<T> task) throws Exception {
        WorkDirectory work = input.prepare(installer, mark);
        try {
            return task.in(work);
        } catch (Throwable e) {
            work.close();
            throw e;
        }
    }

    /** Runs the installer and returns its standard output. */
    String run(GenerateConfigScript installer, WorkDirectory work, String... arguments) throws Exception {
        InstallerHost host = isOnHost()
                ? new HostEngine(settings.generateLimit())
                : new NodeEngine(firstMaster(), delivery, settings.generateLimit());
        try {
            return host.run(installer, work.path(), List.of(arguments));
        } catch (InstallerFailure e) {
            throw new ClusterException(input.masked(String.valueOf(e.getMessage()), installer.variant()), e.getCause());
        }
    }

    /** What it has made, in the form in which it is sent. */
    Path served(WorkDirectory work) throws Exception {
        Path serve = work.genconf().resolve("serve");
        if (!Files.isDirectory(serve)) {
            throw new ClusterException("DC/OS's installer has made no genconf/serve");
        }
        return new ServeDelivery(delivery)
                .prepare(serve, work.path().resolve("served"), cluster.nodes().first());
    }

    /** Both plans bring what was made to the nodes that need it, and then remove it here. */
    <G extends Made> Step<Done> send(Node node, Step<G> made, Step<NodeFacts> look) {
        return Step.on(node, "send")
                .describedAs("bring there what was made")
                .needs(made, look)
                .does(context -> {
                    G what = context.valueOf(made);
                    if (what.isNeededBy(context.valueOf(look))) {
                        ServeDelivery.send(what.serve(), node.asRoot(), GenconfInput.directory(what.mark()));
                    } else {
                        context.skip("not needed");
                    }
                });
    }

    <G extends Made> Step<Done> clean(Step<G> made, Collection<? extends Step<?>> sent) {
        return Step.named("clean")
                .describedAs("remove what was made from this machine")
                .needs(made)
                .needs(sent)
                .does(context -> context.valueOf(made).work().ifPresent(WorkDirectory::close));
    }

    String place() {
        return switch (settings.generateOn()) {
            case HOST -> "on this machine";
            case NODE -> "on " + firstMaster().name();
            case AUTOMATIC ->
                "on this machine if its Docker answers, else on "
                        + firstMaster().name();
        };
    }

    private boolean isOnHost() {
        return switch (settings.generateOn()) {
            case HOST -> true;
            case NODE -> false;
            case AUTOMATIC -> HostDocker.isUsable();
        };
    }

    private Node firstMaster() {
        return cluster.nodes(Role.MASTER).first();
    }
}
