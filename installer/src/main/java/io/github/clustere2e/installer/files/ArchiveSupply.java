// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.FileDelivery;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.internal.Shell;
import io.github.clustere2e.installer.service.Supply;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps that bring an archive to nodes and unpack it. A mark in the directory says which archive it came from. */
final class ArchiveSupply implements Supply {

    private static final String MARK = ".cluster-e2e-archive";

    private final Archive archive;
    private final String directory;
    private final int strip;
    private final Duration timeout;
    private final FileDelivery delivery;
    private final Map<String, Step<Sent>> sent = new HashMap<>();
    private @Nullable Step<Archive.Local> local;

    ArchiveSupply(Archive archive, String directory, int strip, Duration timeout, Cluster cluster) {
        this.archive = archive;
        this.directory = directory;
        this.strip = strip;
        this.timeout = timeout;
        this.delivery = FileDelivery.to(cluster);
    }

    @Override
    public Step<Sent> prepare(InstallPlan.Builder plan, Node node) {
        if (local == null) {
            local = plan.add(Step.named("archive")
                    .describedAs("find or fetch " + archive.uri())
                    .yields(context -> archive.local(context::note)));
        }
        Step<Archive.Local> found = local;
        Step<Sent> send = plan.add(Step.on(node, "send")
                .describedAs("bring " + archive.name() + " there")
                .needs(found)
                .yields(context -> {
                    Archive.Local file = context.valueOf(found);
                    if (is(node, mark(file))) {
                        context.skip("it is unpacked");
                        return new Sent(mark(file), Optional.empty());
                    }
                    return new Sent(mark(file), Optional.of(delivery.deliver(file.file(), node)));
                }));
        sent.put(node.name(), send);
        return send;
    }

    @Override
    public Step<Boolean> install(InstallPlan.Builder plan, Node node, Collection<? extends Step<?>> after) {
        Step<Sent> send = Objects.requireNonNull(sent.get(node.name()), "it was prepared");
        return plan.add(Step.on(node, "unpack")
                .describedAs("unpack " + archive.name() + " to " + directory)
                .needs(send)
                .needs(after)
                .yields(context -> {
                    Sent file = context.valueOf(send);
                    if (file.path().isEmpty()) {
                        context.skip("it is unpacked");
                        return false;
                    }
                    node.run(Shell.script(
                            "unpack.sh",
                            timeout,
                            List.of(
                                    file.path().get(),
                                    archive.name(),
                                    directory,
                                    String.valueOf(strip),
                                    MARK,
                                    file.mark())));
                    delivery.clean(node);
                    return true;
                }));
    }

    @Override
    public Step<Done> remove(InstallPlan.Builder plan, Node node, Collection<? extends Step<?>> after) {
        return plan.add(Step.on(node, "remove")
                .describedAs("remove " + directory)
                .needs(after)
                .does(context -> node.files().delete(directory)));
    }

    private String mark(Archive.Local file) {
        return file.digest() + " " + strip;
    }

    private boolean is(Node node, String mark) {
        Command command = Command.builder(
                        "sh", "-c", "[ \"$(cat \"$1\" 2>/dev/null)\" = \"$2\" ]", "sh", directory + "/" + MARK, mark)
                .idempotent()
                .anyExitStatus()
                .build();
        return node.run(command).succeeded();
    }

    /** An archive on a node, unless that has it unpacked. */
    record Sent(String mark, Optional<String> path) implements Brought {

        @Override
        public boolean isAny() {
            return path.isPresent();
        }
    }
}
