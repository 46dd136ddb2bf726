// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

    @Test
    void aRoleIsAPlainValue() {
        assertThat(Role.of("master")).isEqualTo(Role.MASTER).hasToString("master");
        assertThat(Role.of("broker").nodeName(2)).isEqualTo("broker_2");
        assertThat(Role.AGENT).isLessThan(Role.MASTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Broker", "1st", "_a", "a_", "a-b", "a b", "a=b"})
    void whatIsNoRoleIsRefusedWithTheRule(String name) {
        assertThatThrownBy(() -> Role.of(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'" + name + "' is not a role name", "such as 'broker'");
    }

    @Test
    void aRoleMayHave30CharactersAndNoMore() {
        String longest = "r".repeat(30);

        assertThat(Role.of(longest).name()).isEqualTo(longest);
        assertThatThrownBy(() -> Role.of(longest + "r")).isInstanceOf(InvalidInputException.class);
    }
}
