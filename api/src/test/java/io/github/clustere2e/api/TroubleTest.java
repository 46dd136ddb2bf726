// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final String LINK = "See https://clustere2e.github.io/cluster-e2e/troubleshooting#no-engine";

    @Test
    void aMessageOfOneLineEndsWithASentence() {
        assertThat(Trouble.NO_ENGINE.explain("Nobody answers.")).isEqualTo("Nobody answers. " + LINK);
        assertThat(Trouble.NO_ENGINE.explain("nobody answers")).isEqualTo("nobody answers. " + LINK);
        assertThat(Trouble.NO_ENGINE.explain("Is it on?")).isEqualTo("Is it on? " + LINK);
    }

    @Test
    void aMessageOfSeveralLinesEndsWithALine() {
        assertThat(Trouble.NO_ENGINE.explain("Nobody answers:\n  no\n")).isEqualTo("Nobody answers:\n  no\n" + LINK);
    }

    @Test
    void theLinkThatIsNearerToTheCauseStays() {
        String inner = Trouble.NO_ENGINE.explain("nobody answers");

        assertThat(Trouble.NOT_READY.explain("not ready: " + inner)).isEqualTo("not ready: nobody answers. " + LINK);
    }

    @Test
    void anErrorThatTellsOfOthersHasOneLinkAtItsEnd() {
        String inner = Trouble.NO_ENGINE.explain("nobody answers");

        assertThat(new ClusterException("It failed. " + inner + "\nThe logs are there."))
                .hasMessage("It failed. nobody answers.\nThe logs are there.\n" + LINK);
        assertThat(new NodeException("node_0", inner + "; the last attempt said no", null))
                .hasMessage("node_0: nobody answers; the last attempt said no. " + LINK);

        Map<String, Exception> failures = new LinkedHashMap<>();
        failures.put("node_0", new ClusterException(Trouble.NO_ENGINE.explain("first\nsecond")));
        failures.put("node_1", new ClusterException(Trouble.INOTIFY.explain("third")));
        assertThat(new FanOutException("make", List.of(), failures))
                .hasMessage("make failed on 2 of 2:\n  node_0: first\n    second\n  node_1: third.\n" + LINK);
    }

    @Test
    void aTextCanBeHadWithoutItsLink() {
        String text = Trouble.NO_ENGINE.explain("Nobody answers.");

        assertThat(Trouble.withoutLink(text)).isEqualTo("Nobody answers.");
        assertThat(Trouble.linkIn(text)).contains(Trouble.NO_ENGINE.address());
        assertThat(Trouble.linkIn("Nobody answers.")).isEmpty();
    }
}
