// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import static io.github.clustere2e.testkit.evidence.internal.Situations.node;
import static io.github.clustere2e.testkit.evidence.internal.Situations.unit;
import static io.github.clustere2e.testkit.evidence.internal.Situations.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.testkit.evidence.Tags;
import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.facts.SshLine;
import io.github.clustere2e.testkit.evidence.internal.EvidenceFile;
import io.github.clustere2e.testkit.evidence.internal.FailedUnit;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.Situations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String EVIL = "</pre><script>alert(1)</script><img src=x onerror='a()'>\"&\u0000\u202e";

    @Test
    void whateverTextsHoldStaysText() {
        Situation situation = new Situations()
                .test(EVIL)
                .command("agent_0", 1, 1, EVIL, EVIL)
                .node(node(
                        EVIL,
                        EVIL,
                        List.of(new FailedUnit(EVIL, List.of(EVIL))),
                        List.of(unit(EVIL, 2, true, EVIL)),
                        List.of(EVIL),
                        List.of(EVIL),
                        List.of(EVIL)))
                .failing(new AssertionError(EVIL));
        String page = Page.of(new PageContent(
                situation,
                List.of(new LikelyCause(EVIL, Optional.of(EVIL), List.of(EVIL), Optional.of(EVIL))),
                List.of(new Problem(Optional.of(EVIL), EVIL, EVIL)),
                List.of(new SshLine(EVIL, EVIL)),
                Optional.of(Situations.NOON),
                List.of(EVIL),
                List.of(new EvidenceFile("javascript:alert(1)/" + EVIL, EVIL, 1)),
                Duration.ofSeconds(1)));

        Tags.check(page);
        assertThat(page)
                .doesNotContain("<script", "<img src=x", "onerror='", "\u0000", "\u202e", "javascript:alert")
                .contains("&lt;script&gt;alert(1)");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(page(new Situations().node(well("agent_0")).failing(new AssertionError("no")), List.of()))
                .contains("default-src 'none'")
                .doesNotContain("<link", "<script", "src=\"http", "url(", "@import");
    }

    @Test
    void theCauseIsAboveWhatHappened() {
        LikelyCause cause = new LikelyCause(
                "The disk is full.", Optional.of("agent_0"), List.of("100% /"), Optional.of("Free space."));
        LikelyCause other = new LikelyCause("A unit failed.", Optional.empty(), List.of(), Optional.empty());
        String page = page(
                new Situations().node(well("agent_0")).failing(new AssertionError("write failed")),
                List.of(cause, other));

        Tags.check(page);
        assertThat(page)
                .containsSubsequence(
                        "write failed",
                        "The disk is full.",
                        "100% /",
                        "Free space.",
                        "A unit failed.",
                        "What happened when");
    }

    @Test
    void whatHappenedIsInOrderWithTheFailureAtItsTime() {
        String page = page(
                new Situations()
                        .command("agent_0", 5, 3, "second", "")
                        .command("agent_1", 2, 0, "first", "")
                        .node(node(
                                "agent_0",
                                "running",
                                List.of(),
                                List.of(unit("agent_0", 7, true, "third failed")),
                                List.of(),
                                List.of(),
                                List.of()))
                        .node(well("agent_1"))
                        .failing(new AssertionError("fourth")),
                List.of());

        String table = page.substring(page.indexOf("<table>"));
        assertThat(table)
                .containsSubsequence(
                        "12:00:00.000",
                        "The test began",
                        "12:00:02.000",
                        "$ first (status 0)",
                        "12:00:05.000",
                        "$ second (status 3)",
                        "12:00:07.000",
                        "third failed",
                        "12:00:10.000",
                        "The test failed: fourth");
        String picture = page.substring(page.indexOf("<svg"), page.indexOf("</svg>"));
        assertThat(picture).contains("class=\"failure\"", "class=\"command bad\"", "class=\"unit bad\"");
    }

    @Test
    void ofVeryMuchThePageKeepsWhatWentWrongAndWhatWasNearest() {
        Situations situations = new Situations().command("agent_0", 0, 9, "early-and-bad", "");
        for (int i = 0; i < 3000; i++) {
            situations.command("agent_0", i / 300, 0, "command-" + i + "-", "");
        }
        String page = page(situations.failing(new AssertionError("no")), List.of());

        String table = page.substring(page.indexOf("<table>"));
        assertThat(table)
                .contains("early-and-bad", "command-2999-", "The test began", "The test failed")
                .doesNotContain("command-10-");
        assertThat(page)
                .contains("2603 others, far from the failure, are left out")
                .hasSizeLessThan(2_000_000);
    }

    @Test
    void linksAreRelativeAndEscaped() {
        assertThat(Html.href("nodes/a b/100%25?#.log")).isEqualTo("./nodes/a%20b/100%2525%3F%23.log");
        assertThat(Html.href("grün")).isEqualTo("./gr%C3%BCn");
    }

    @Test
    void sizesAreForPeople() {
        assertThat(Html.size(1023)).isEqualTo("1023 B");
        assertThat(Html.size(1536)).isEqualTo("1.5 KiB");
        assertThat(Html.size(5L << 30)).isEqualTo("5.0 GiB");
    }

    @Test
    void thereAreTenTicksAtMostAndTwoAtLeast() {
        for (double span = 0.01; span < 1e7; span *= 1.37) {
            assertThat(span / TimelineSvg.step(span)).as("%s s", span).isBetween(1.0, 10.001);
        }
    }

    private static String page(Situation situation, List<LikelyCause> causes) {
        return Page.of(new PageContent(
                situation, causes, List.of(), List.of(), Optional.empty(), List.of(), List.of(), Duration.ZERO));
    }
}
