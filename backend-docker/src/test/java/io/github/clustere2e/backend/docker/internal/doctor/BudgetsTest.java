// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Info;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For how many nodes there is room. */
class BudgetsTest {

    @Test
    void theKernelsDefaultOfInotifyInstancesIsRoomForFortyTwoNodes() {
        assertThat(budget(EngineHost.INOTIFY_INSTANCES, 128, "fs.inotify").nodes())
                .isEqualTo(42);
        assertThat(budget(EngineHost.INOTIFY_INSTANCES, 128, "fs.inotify").cure())
                .isEqualTo("sudo sysctl -w fs.inotify.max_user_instances=8192");
    }

    @Test
    void keysAreThoseOfRootUnlessTheEngineIsRootless() {
        EngineHost host = new EngineHost(Map.of(EngineHost.KEYS, 200L, EngineHost.ROOT_KEYS, 1_000_000L));

        assertThat(Budgets.of(new Info(), host, false, 64))
                .filteredOn(budget -> budget.name().contains("keys"))
                .singleElement()
                .satisfies(budget -> assertThat(budget.nodes()).isEqualTo(1_000_000));
        assertThat(Budgets.of(new Info(), host, true, 64))
                .filteredOn(budget -> budget.name().contains("keys"))
                .singleElement()
                .satisfies(budget -> assertThat(budget.nodes()).isEqualTo(200))
                .satisfies(budget -> assertThat(budget.cure()).contains("kernel.keys.maxkeys="));
    }

    @Test
    void whatIsFreeIsRoomForMoreThanThoseThatRun() {
        EngineHost host = DockerChecksTest.with(EngineHost.MEMORY_AVAILABLE, 480L << 20);

        assertThat(Budgets.of(new Info().withContainersRunning(7), host, false, 64))
                .filteredOn(budget -> budget.name().contains("memory"))
                .singleElement()
                .satisfies(budget -> assertThat(budget.nodes()).isEqualTo(17));
    }

    @Test
    void withoutAFreeSubnetThereIsRoomForNobody() {
        assertThat(Budgets.of(new Info(), new EngineHost(Map.of()), false, 0))
                .singleElement()
                .satisfies(budget -> assertThat(budget.nodes()).isZero());
    }

    private static Budget budget(String name, long number, String beginning) {
        List<Budget> budgets = Budgets.of(new Info(), DockerChecksTest.with(name, number), false, 64);
        return budgets.stream()
                .filter(budget -> budget.name().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
