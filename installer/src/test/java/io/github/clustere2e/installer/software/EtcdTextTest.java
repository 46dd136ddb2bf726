// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EtcdTextTest {

    @Test
    void whatIsNotPlainGoesAsBytesSoThatNoCharacterEndsAValue() {
        assertThat(EtcdText.transactions(Map.of("-key", "a \"b\" \\ é\n")))
                .containsExactly("\nput -- \"-key\" \"a \\x22b\\x22 \\x5c \\xc3\\xa9\\x0a\"\n\n\n");
    }

    @Test
    void noTransactionHoldsMoreThanEtcdTakes() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            values.put("key" + i, "value");
        }
        assertThat(EtcdText.transactions(values))
                .extracting(text -> text.lines().filter(line -> !line.isEmpty()).count())
                .containsExactly(128L, 128L, 44L);
    }

    @Test
    void longValuesGoInTransactionsOfTheirOwn() {
        String half = "x".repeat(500_000);
        assertThat(EtcdText.transactions(Map.of("a", half, "b", half))).hasSize(2);
    }

    @Test
    void nothingToStoreIsNoTransaction() {
        assertThat(EtcdText.transactions(Map.of())).isEmpty();
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThatThrownBy(() -> EtcdText.transactions(Map.of("", "value"))).isInstanceOf(InvalidInputException.class);
    }

    /** As etcdctl 3.4.23 prints it. */
    @Test
    void theAnswerIsRead() {
        String json = """
                {"header":{"cluster_id":9125563781649831663,"member_id":15484835961031540912,"revision":5,"raft_term":2},\
                "kvs":[{"key":"LWRhc2g=","create_revision":3,"mod_revision":3,"version":1,"value":"LWRhc2h2"},\
                {"key":"ZW1wdHk=","create_revision":2,"mod_revision":2,"version":1},\
                {"key":"ZW1vamkneA==","create_revision":4,"mod_revision":4,"version":1,"value":"8J+YgCBow6lsbG8="}],"count":3}
                """;
        assertThat(EtcdText.pairs(json))
                .containsExactly(
                        Map.entry("-dash", "-dashv"),
                        Map.entry("empty", ""),
                        Map.entry("emoji'x", "\uD83D\uDE00 héllo"));
        assertThat(EtcdText.pairs("{\"header\":{\"cluster_id\":9125563781649831663,\"revision\":1}}"))
                .isEmpty();
    }
}
