// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import java.util.List;

/** The likely cause with what speaks for it, and what else was noticed. */
final class CauseSection {

    private CauseSection() {}

    static void write(Html html, List<LikelyCause> causes) {
        if (causes.isEmpty()) {
            html.raw("<section class=\"cause none\"><h2>Likely cause</h2><p>No likely cause was found. ");
            html.text(
                    "Nothing in the error, the commands, the nodes or their machines stands out: see what happened when,"
                            + " and the journals of the nodes.");
            html.raw("</p></section>\n");
            return;
        }
        html.raw("<section class=\"cause\"><h2>Likely cause</h2>\n");
        write(html, "p", causes.get(0));
        html.raw("</section>\n");
        if (causes.size() > 1) {
            html.raw("<section><h2>Also noticed</h2><ul class=\"noticed\">\n");
            causes.stream().skip(1).forEach(cause -> {
                html.raw("<li>");
                write(html, "p", cause);
                html.raw("</li>\n");
            });
            html.raw("</ul></section>\n");
        }
    }

    private static void write(Html html, String tag, LikelyCause cause) {
        html.element(tag, "summary", cause.summary());
        if (!cause.evidence().isEmpty()) {
            html.element("pre", String.join("\n", cause.evidence()));
        }
        cause.cure()
                .ifPresent(cure -> html.raw("<p class=\"cure\"><b>What helps:</b> ")
                        .text(cure)
                        .raw("</p>"));
    }
}
