// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a creation that goes wrong: on a fake, because real machines seldom fail when they should. */
@Timeout(60)
class CreationFailureTest {

    @TempDir
    Path directory;

    private FileBackend backend = new FileBackend(Path.of("/none"));

    @BeforeEach
    void stateOfItsOwn() {
        System.setProperty("clustere2e.state", directory.resolve("state").toString());
        backend = new FileBackend(directory.resolve("machines"));
    }

    @AfterEach
    void stateAsBefore() {
        System.clearProperty("clustere2e.state");
    }

    @Test
    void aMachineThatCannotBeMadeIsNamedAndNothingIsLeft() {
        backend.whileMaking = request -> {
            if (request.node().name().equals("agent_1")) {
                throw new ClusterException("no more machines in stock");
            }
            backend.stopped.add(request.node().name());
        };

        assertThatThrownBy(() -> create(spec("stock", 4)))
                .isInstanceOf(ClusterCreationException.class)
                .hasMessageContaining("agent_1: no more machines in stock");
        assertNothingIsLeft("stock");
    }

    @Test
    void everyMachineThatFailsForAReasonOfItsOwnIsReported() {
        CountDownLatch both = new CountDownLatch(2);
        backend.whileMaking = request -> {
            both.countDown();
            await(both);
            throw new ClusterException("bad luck of " + request.node().name());
        };

        assertThatThrownBy(() -> create(spec("luck", 2)))
                .hasMessageContaining("bad luck of agent_0")
                .hasMessageContaining("bad luck of agent_1");
        assertNothingIsLeft("luck");
    }

    @Test
    void aMachineThatStopsWhileItBootsIsDiagnosedFromOutside() {
        backend.whileMaking = request -> backend.stopped.add(request.node().name());

        assertThatThrownBy(() -> create(spec("boot", 1)))
                .hasMessageContaining("agent_0")
                .hasMessageContaining("did not become ready")
                .hasMessageContaining("The machine is burnt")
                .hasMessageContaining("Likely cause: the fake caught fire")
                .hasMessageContaining("What helps: Buy another fake.");
        assertNothingIsLeft("boot");
    }

    @Test
    void aNodeThatNeverAnswersIsGivenUpAtTheTimeLimit() {
        ClusterSpec spec = ClusterSpec.builder()
                .name("silent")
                .nodes(Role.AGENT, 1)
                .timeout(Duration.ofMillis(300))
                .build();

        assertThatThrownBy(() -> create(spec)).hasMessageContaining("agent_0");
        assertNothingIsLeft("silent");
    }

    @Test
    void noMoreMachinesAreMadeAtOnceThanTheBackendBears() {
        backend.whileMaking = request -> backend.stopped.add(request.node().name());

        assertThatThrownBy(() -> create(spec("bound", 12))).isInstanceOf(ClusterCreationException.class);
        assertThat(backend.mostAtOnce).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void anInterruptRollsBackAndKeepsTheFlag() throws Exception {
        CountDownLatch making = new CountDownLatch(1);
        backend.whileMaking = request -> making.countDown();
        AtomicReference<Throwable> error = new AtomicReference<>(new AssertionError("nothing was thrown"));
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Thread creator = new Thread(() -> {
            try {
                create(spec("halted", 3));
            } catch (RuntimeException e) {
                error.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        creator.start();
        await(making);
        creator.interrupt();
        creator.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(error.get()).isInstanceOf(InterruptedClusterException.class);
        assertThat(flag.get()).isTrue();
        assertNothingIsLeft("halted");
    }

    @Test
    void ofTwoThatWantANameAtTheSameMomentOneWins() throws Exception {
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        backend.whileMaking = request -> {
            making.countDown();
            await(refused);
            throw new ClusterException("the winner was told to fail");
        };
        AtomicReference<Throwable> winner = new AtomicReference<>(new AssertionError("nothing was thrown"));
        Thread first = new Thread(() -> {
            try {
                create(spec("one", 1));
            } catch (RuntimeException e) {
                winner.set(e);
            }
        });
        first.start();
        await(making);

        assertThatThrownBy(() -> create(spec("one", 1))).isInstanceOf(NameTakenException.class);
        refused.countDown();
        first.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(winner.get()).hasMessageContaining("the winner was told to fail");
    }

    private void create(ClusterSpec spec) {
        new ClusterCreation("files", backend, spec).create().close();
    }

    private static ClusterSpec spec(String name, int nodes) {
        return ClusterSpec.builder().name(name).nodes(Role.AGENT, nodes).build();
    }

    private void assertNothingIsLeft(String name) {
        assertThat(backend.files()).isEqualTo(List.of());
        assertThat(Files.exists(StateHome.directory("files", name).path())).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
