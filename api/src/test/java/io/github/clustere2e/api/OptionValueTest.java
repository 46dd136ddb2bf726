// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionValueTest {

    @Test
    void endsItsNameAtTheFirstEqualsSign() {
        assertThat(OptionValue.parse("label.agent=a=b")).isEqualTo(new OptionValue("label.agent", "a=b"));
        assertThat(OptionValue.parse("name=")).isEqualTo(new OptionValue("name", ""));
    }

    @Test
    void isRefusedWithoutANameOrAnEqualsSign() {
        for (String text : List.of("", "name", "=value")) {
            assertThatThrownBy(() -> OptionValue.parse(text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("'" + text + "' is not NAME=VALUE");
        }
    }

    @Test
    void isRefusedByABackendThatHasNone() {
        ClusterProvider provider = new ClusterProvider() {
            @Override
            public String id() {
                return "plain";
            }

            @Override
            public Cluster create(ClusterSpec spec) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Cluster attach(String name, CommandListener... listeners) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void destroy(String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<ClusterInfo> list() {
                return List.of();
            }
        };

        assertThat(provider.optionDescriptions()).isEmpty();
        assertThatThrownBy(() -> provider.readOptions(List.of(new OptionValue("colour", "red"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'plain' has no options")
                .hasMessageContaining("colour=red");
    }
}
