// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.facts.SshLine;
import io.github.clustere2e.testkit.evidence.internal.EvidenceFile;
import io.github.clustere2e.testkit.evidence.internal.FailedUnit;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import java.util.List;

/** What is known of one node, with links to its files. */
final class NodeCard {

    private static final int MOST_FILES = 200;

    private NodeCard() {}

    static void write(Html html, NodeFacts node, int colour, List<SshLine> sshLines) {
        html.raw("<article class=\"node\"><header><h3>");
        NodeChip.write(html, node.name(), colour);
        html.raw("</h3>");
        html.element("span", "badge " + (isWell(node) ? "good" : "ill"), node.state());
        html.raw("</header>\n<p class=\"quiet\">")
                .text("role " + node.role() + ", " + node.address())
                .raw("</p>\n");
        sshLines.stream()
                .filter(line -> line.node().equals(node.name()))
                .forEach(line -> html.element("pre", "ssh", line.command()));
        list(
                html,
                "Failed units",
                node.failedUnits().stream().map(FailedUnit::name).toList());
        list(html, "Ended for want of memory", node.kills());
        list(html, "Full disks", node.fullDisks());
        list(
                html,
                "Not collected",
                node.problems().stream().map(NodeCard::shortened).toList());
        files(html, node.files());
        html.raw("</article>\n");
    }

    private static boolean isWell(NodeFacts node) {
        return !node.isOff()
                && !node.isPaused()
                && node.failedUnits().isEmpty()
                && node.kills().isEmpty();
    }

    private static String shortened(Problem problem) {
        return problem.what() + ": " + problem.why().lines().findFirst().orElse("");
    }

    private static void list(Html html, String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        html.raw("<div class=\"ill-list\">").element("b", title).raw("<ul>");
        items.stream().limit(10).forEach(item -> html.element("li", item));
        if (items.size() > 10) {
            html.element("li", "and " + (items.size() - 10) + " more");
        }
        html.raw("</ul></div>\n");
    }

    private static void files(Html html, List<EvidenceFile> files) {
        html.raw("<ul class=\"files\">\n");
        files.stream().limit(MOST_FILES).forEach(file -> FileLink.write(html, file));
        if (files.size() > MOST_FILES) {
            html.element("li", "and " + (files.size() - MOST_FILES) + " more in its directory");
        }
        html.raw("</ul>\n");
    }
}
