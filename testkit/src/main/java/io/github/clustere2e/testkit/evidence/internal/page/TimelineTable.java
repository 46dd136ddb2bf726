// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.Moment.Kind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What happened, a row each. Of much: what went wrong, and what was nearest to the failure. */
final class TimelineTable {

    private static final int MOST = 400;
    private static final int LONGEST = 600;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TimelineTable() {}

    static void write(Html html, Timeline timeline) {
        List<Moment> shown = shown(timeline);
        int left = timeline.moments().size() - shown.size();
        html.raw("<details class=\"events\" open><summary>");
        html.text(shown.size() + " events"
                + (left > 0 ? "; " + left + " others, far from the failure, are left out" : ""));
        html.raw("</summary><div class=\"scroll\"><table><thead><tr><th>time (UTC)</th><th>after</th><th>node</th>"
                + "<th>what happened</th></tr></thead><tbody>\n");
        shown.forEach(moment -> row(html, timeline, moment));
        html.raw("</tbody></table></div></details>\n");
    }

    private static List<Moment> shown(Timeline timeline) {
        Set<Moment> chosen = new HashSet<>();
        timeline.moments().stream()
                .sorted(Comparator.comparing((Moment moment) -> moment.kind() != Kind.TEST)
                        .thenComparing(moment -> !moment.bad())
                        .thenComparing(moment -> Duration.between(moment.end(), timeline.failed())
                                .abs()))
                .limit(MOST)
                .forEach(chosen::add);
        return timeline.moments().stream().filter(chosen::contains).toList();
    }

    private static void row(Html html, Timeline timeline, Moment moment) {
        String kind = moment.kind().name().toLowerCase(Locale.ROOT);
        html.raw("<tr class=\"").raw(kind).raw(moment.bad() ? " bad\">" : "\">");
        html.element("td", "time", TIME.format(moment.start()));
        html.element("td", "time", String.format(Locale.ROOT, "%+.3f s", timeline.seconds(moment.start())));
        html.raw("<td>");
        moment.node().ifPresent(node -> NodeChip.write(html, node, timeline.colour(node)));
        html.raw("</td><td>").element("span", "sign", sign(moment)).raw(" ");
        String text = moment.text();
        html.element("code", text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
        if (!moment.duration().isZero()) {
            html.raw(" ").element("span", "quiet", moment.duration().toMillis() + " ms");
        }
        html.raw("</td></tr>\n");
    }

    private static String sign(Moment moment) {
        String word = switch (moment.kind()) {
            case COMMAND, RUNNING -> "command";
            case UNIT -> "unit";
            case MACHINE -> "machine";
            case STEP -> "set-up";
            case TEST -> "test";
        };
        return word;
    }
}
