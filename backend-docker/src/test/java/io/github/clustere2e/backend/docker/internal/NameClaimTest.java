// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.Labels;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Users who share an engine and nothing else, and want one name at the same moment. */
@Tag("engine")
@Timeout(300)
class NameClaimTest {

    private static final String NAME = "name-claim-test";
    private static final int USERS = 6;

    @Test
    void exactlyOneGetsTheName() {
        try (Backend backend = new DockerClusterProvider().open()) {
            backend.check();
            List<ClusterRequest> requests =
                    IntStream.range(0, USERS).mapToObj(NameClaimTest::request).toList();

            FanOut.Outcome<ClusterRequest, ClusterRequest> outcome = FanOut.of("claim a name")
                    .over(requests, request -> request.identity().id(), request -> {
                        backend.prepare(request);
                        return request;
                    });
            requests.forEach(request -> backend.discardShared(request.identity()));

            assertThat(outcome.results()).hasSize(1);
            assertThat(outcome.failures().values())
                    .hasSize(USERS - 1)
                    .allSatisfy(error -> assertThat(error).isInstanceOf(NameTakenException.class));
            assertThat(backend.find())
                    .extracting(found -> found.identity().name())
                    .doesNotContain(NAME);
        }
    }

    private static ClusterRequest request(int user) {
        String id = "user-" + user;
        ClusterIdentity identity = new ClusterIdentity(NAME, id, Map.of(Labels.CLUSTER, NAME, Labels.ID, id));
        return new ClusterRequest(
                identity, ClusterSpec.builder().name(NAME).nodes(Role.AGENT, 1).build());
    }
}
