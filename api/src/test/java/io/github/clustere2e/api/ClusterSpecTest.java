// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSpecTest {

    @Test
    void groupsKeepTheirOrderAndAreCounted() {
        ClusterSpec spec = ClusterSpec.builder()
                .name("five")
                .nodes(Role.of("broker"), 1)
                .nodes(Role.AGENT, 4, NodeRequirements.none().withPackages("curl"))
                .build();

        assertThat(spec.groups()).extracting(NodeGroup::role).containsExactly(Role.of("broker"), Role.AGENT);
        assertThat(spec.groups().get(1).nodeNames()).containsExactly("agent_0", "agent_1", "agent_2", "agent_3");
        assertThat(spec.size()).isEqualTo(5);
        assertThat(spec.lease()).isEqualTo(Lease.owned());
        assertThat(spec.timeout()).isEqualTo(ClusterSpec.DEFAULT_TIMEOUT);
    }

    @Test
    void clustersWithoutANameGetDifferentOnes() {
        ClusterSpec.Builder builder = ClusterSpec.builder().nodes(Role.MASTER, 1);

        String one = builder.build().name();
        String other = builder.build().name();

        assertThat(ClusterNames.check(one)).isNotEqualTo(ClusterNames.check(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "", "Five", "5", "-five", "five-", "a_b", "a.b", "a b", "ä", "../x"})
    void whatIsNoNameIsRefusedWithTheRule(String name) {
        ClusterSpec.Builder builder = ClusterSpec.builder().name(name).nodes(Role.MASTER, 1);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'" + name + "'", "1 to 40 lower-case letters, digits and hyphens");
    }

    @Test
    void aNameMayHave40CharactersAndNoMore() {
        ClusterSpec.Builder builder = ClusterSpec.builder().nodes(Role.MASTER, 1);

        assertThat(builder.name("a".repeat(40)).build().name()).hasSize(40);
        assertThatThrownBy(builder.name("a".repeat(41))::build).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        ClusterSpec.Builder builder = ClusterSpec.builder()
                .name("five@home")
                .nodes(Role.AGENT, 1)
                .nodes(Role.AGENT, 2)
                .timeout(Duration.ofSeconds(-1));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'five@home'", "role 'agent' is there twice", "PT-1S is not positive");
    }

    @Test
    void aClusterWithoutNodesIsRefused() {
        assertThatThrownBy(ClusterSpec.builder()::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no nodes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aGroupNeedsANode(int count) {
        ClusterSpec.Builder builder = ClusterSpec.builder();

        assertThatThrownBy(() -> builder.nodes(Role.MASTER, count))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(String.valueOf(count), "'master'", "1 or more");
    }

    @Test
    void aHostNameThatNoLabelCanHoldIsRefusedBeforeAnythingIsMade() {
        ClusterSpec.Builder builder = ClusterSpec.builder().name("a".repeat(40)).nodes(Role.of("r".repeat(30)), 1);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("73", "at most 63");
    }

    @Test
    void aHostNameIsMadeOfTheClusterTheRoleAndTheIndex() {
        assertThat(ClusterNames.hostname("five", Role.PUBLIC_AGENT, 0)).isEqualTo("five-public-agent-0");
    }

    @Test
    void eachBackendReadsItsOwnOptions() {
        ClusterSpec spec = ClusterSpec.builder()
                .nodes(Role.MASTER, 1)
                .options(new SomeOptions("some"))
                .options(new OtherOptions("other"))
                .build();

        assertThat(spec.options(OtherOptions.class)).contains(new OtherOptions("other"));
        assertThat(spec.options(SomeOptions.class)).contains(new SomeOptions("some"));
        assertThat(ClusterSpec.builder().nodes(Role.MASTER, 1).build().options(SomeOptions.class))
                .isEmpty();
    }

    private record SomeOptions(String backendId) implements BackendOptions {}

    private record OtherOptions(String backendId) implements BackendOptions {}

    @Test
    void aProgressListenerThatThrowsDisturbsNobody() {
        ClusterSpec spec = ClusterSpec.builder()
                .nodes(Role.AGENT, 1)
                .progressListener(event -> {
                    throw new IllegalStateException("the display is broken");
                })
                .build();

        spec.progressListener()
                .progress(new ProgressEvent(
                        "start", java.util.Optional.empty(), ProgressEvent.Kind.STARTED, "", java.time.Duration.ZERO));
    }
}
