// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.internal.Errors;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

/** The page: one file without scripts, which needs nothing but the files that it links to. */
public final class Page {

    /** Nothing is loaded from anywhere, whatever somebody has got a node to say. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final int LONGEST_ERROR = 20_000;

    private final PageContent content;
    private final Situation situation;
    private final Timeline timeline;
    private final Html html = new Html();

    private Page(PageContent content) {
        this.content = content;
        this.situation = content.situation();
        this.timeline = Timeline.of(situation);
    }

    /** Writes it. */
    public static String of(PageContent content) {
        return new Page(content).write();
    }

    private String write() {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", "Failed: " + situation.test())
                .raw("\n<style>\n" + style() + "</style></head>\n<body><main>\n");
        head();
        error();
        CauseSection.write(html, content.causes());
        timeline();
        nodes();
        plan();
        files();
        problems();
        html.raw("</main></body></html>\n");
        return html.toString();
    }

    private void head() {
        html.raw("<header class=\"top\"><span class=\"badge ill\">failed</span>")
                .element("h1", situation.test());
        if (!situation.place().isEmpty()) {
            html.raw("<p class=\"place\">").element("code", situation.place()).raw("</p>");
        }
        html.raw("<p class=\"quiet\">")
                .text("at " + situation.failed().truncatedTo(ChronoUnit.MILLIS))
                .text(situation
                        .cluster()
                        .map(cluster -> ", on cluster '" + cluster.name() + "' of backend '" + cluster.backend() + "'")
                        .orElse(", without a cluster"))
                .text(String.format(
                        Locale.ROOT, "; collected in %.1f s", content.took().toMillis() / 1000.0))
                .raw("</p>\n");
        content.notes().forEach(note -> html.element("p", "note", note));
        content.keptUntil()
                .ifPresent(end -> html.element(
                        "p",
                        "note",
                        "The cluster is kept until " + end.truncatedTo(ChronoUnit.SECONDS)
                                + ". The lines below lead to its nodes."));
        html.raw("</header>\n");
    }

    private void error() {
        situation.error().ifPresent(error -> {
            String message = Errors.message(error);
            html.raw("<section class=\"error\"><h2>Error</h2>")
                    .element("p", "type", error.getClass().getName())
                    .element(
                            "pre",
                            message.length() <= LONGEST_ERROR
                                    ? message
                                    : message.substring(0, LONGEST_ERROR) + "…\nThe whole is in error.txt.")
                    .raw("<p class=\"quiet\">")
                    .link("error.txt", "the whole stack trace")
                    .raw("</p></section>\n");
        });
    }

    private void timeline() {
        html.raw("<section><h2>What happened when</h2>\n");
        if (!timeline.lanes().isEmpty()) {
            html.raw("<div class=\"scroll picture\">" + TimelineSvg.of(timeline) + "</div>\n");
            html.raw(
                    "<p class=\"legend\"><span><i class=\"k command\"></i>command</span>"
                            + "<span><i class=\"k command bad\"></i>failed</span><span><i class=\"k running\"></i>still ran</span>"
                            + "<span><i class=\"k step\"></i>set-up</span><span>&#9650; unit</span><span>&#9670; machine</span></p>\n");
        }
        TimelineTable.write(html, timeline);
        html.raw("</section>\n");
    }

    private void nodes() {
        if (situation.nodes().isEmpty()) {
            return;
        }
        html.raw("<section><h2>Nodes</h2><div class=\"nodes\">\n");
        situation.nodes().forEach(node -> NodeCard.write(html, node, timeline.colour(node.name()), content.sshLines()));
        html.raw("</div></section>\n");
    }

    private void plan() {
        situation.plan().ifPresent(plan -> {
            String picture = Base64.getEncoder().encodeToString(plan.toSvg().getBytes(StandardCharsets.UTF_8));
            html.raw("<section><h2>Installation</h2>").element("p", "Plan '" + plan.plan() + "'");
            html.raw("<div class=\"scroll\"><img alt=\"The steps of the plan over time\""
                    + " src=\"data:image/svg+xml;base64," + picture + "\"></div></section>\n");
        });
    }

    private void files() {
        html.raw("<section><h2>Files of the whole</h2><ul class=\"files wide\">\n");
        content.files().forEach(file -> FileLink.write(html, file));
        html.raw("</ul></section>\n");
    }

    private void problems() {
        if (content.problems().isEmpty()) {
            return;
        }
        html.raw("<section><h2>What could not be collected</h2><ul class=\"problems\">\n");
        content.problems().forEach(problem -> html.element("li", problem.toString()));
        html.raw("</ul></section>\n");
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            return new String(Objects.requireNonNull(in, "page.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of the page cannot be read", e);
        }
    }
}
