// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One file on all nodes at once. */
final class PublishingRules {

    private PublishingRules() {}

    /** What is done with a file of this machine. */
    private interface Work {
        void with(Bench bench, Path file) throws IOException;
    }

    static List<Rule> all() {
        return List.of(
                rule(
                        "PUBLISHING-1",
                        "A published file is on every node, at the path that is told",
                        Lane.SHARED,
                        PublishingRules::everywhere),
                rule("PUBLISHING-2", "The same content is published once", Lane.SHARED, PublishingRules::once),
                rule(
                        "PUBLISHING-3",
                        "What is missing, or is no regular file, is an InvalidInputException",
                        Lane.SHARED,
                        (bench, file) -> {
                            for (Path none : List.of(file.resolveSibling("no-such-file"), Path.of("/tmp"))) {
                                Expect.refusal(
                                        InvalidInputException.class,
                                        "to publish " + none,
                                        () -> publishing(bench).publish(none));
                            }
                        }),
                rule(
                        "PUBLISHING-4",
                        "A node that is added later has the published file too",
                        Lane.CHANGING,
                        PublishingRules::later));
    }

    private static Rule rule(String id, String title, Lane lane, Work work) {
        return Rule.byCapability(FilePublishing.class, id, title, lane, bench -> {
            Path file = Files.createTempFile("tck-", ".txt");
            try {
                Files.writeString(file, "published " + bench.fresh());
                work.with(bench, file);
            } finally {
                Files.delete(file);
            }
        });
    }

    private static FilePublishing publishing(Bench bench) {
        return bench.shared().capability(FilePublishing.class);
    }

    private static void everywhere(Bench bench, Path file) throws IOException {
        String path = publishing(bench).publish(file);
        Expect.that(path.startsWith("/"), "an absolute path", path);
        for (Node node : bench.shared().nodes()) {
            Expect.equal(
                    "the file on " + node.name(),
                    Files.readString(file),
                    node.run("cat", path).stdout());
        }
    }

    private static void once(Bench bench, Path file) throws IOException {
        String first = publishing(bench).publish(file);
        Path copy = Files.copy(file, file.resolveSibling(file.getFileName() + ".copy"));
        try {
            Expect.equal("the path of the second time", first, publishing(bench).publish(file));
            String other = publishing(bench).publish(copy);
            Expect.equal(
                    "the copy",
                    Files.readString(file),
                    bench.shared().node("agent_0").run("cat", other).stdout());
        } finally {
            Files.delete(copy);
        }
    }

    private static void later(Bench bench, Path file) throws IOException {
        if (!bench.changing().capabilities().contains(Membership.class)) {
            throw new DoesNotApplyException("Membership is not declared, so that no node can be added");
        }
        String path = bench.changing().capability(FilePublishing.class).publish(file);
        Membership membership = bench.changing().capability(Membership.class);
        Nodes added = membership.add(Role.AGENT, 1);
        try {
            Expect.equal(
                    "the file on the new node",
                    Files.readString(file),
                    added.first().run("cat", path).stdout());
        } finally {
            membership.remove(added.first());
        }
    }
}
