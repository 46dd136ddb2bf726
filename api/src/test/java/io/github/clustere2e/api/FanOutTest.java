// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FanOutTest {

    @Test
    void resultsComeInTheOrderOfTheItemsWhicheverEndsFirst() {
        CountDownLatch second = new CountDownLatch(1);

        Map<String, Integer> results = FanOut.of("count")
                .over(List.of("a", "bb"), String::toString, item -> {
                    if (item.equals("a")) {
                        second.await();
                    } else {
                        second.countDown();
                    }
                    return item.length();
                })
                .orThrow();

        assertThat(results).containsExactly(Map.entry("a", 1), Map.entry("bb", 2));
    }

    @Test
    void itemsRunAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(16);

        Map<Integer, Boolean> results = FanOut.of("meet")
                .over(IntStream.range(0, 16).boxed().toList(), String::valueOf, item -> {
                    all.await();
                    return true;
                })
                .orThrow();

        assertThat(results).hasSize(16);
    }

    @Test
    void aBoundThatLetsNothingRunIsRefused() {
        assertThatThrownBy(() -> FanOut.of("nothing").atMost(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not 0");
    }

    @Test
    void noMoreRunAtOnceThanTheBoundAllows() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier three = new CyclicBarrier(3);

        FanOut.of("work").atMost(3).over(IntStream.range(0, 30).boxed().toList(), String::valueOf, item -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            three.await();
            running.decrementAndGet();
            return item;
        });

        assertThat(most).hasValue(3);
    }

    @Test
    void aFailureDoesNotStopTheOthersAndAllFailuresAreToldTogether() {
        Set<String> done = ConcurrentHashMap.newKeySet();
        CountDownLatch failed = new CountDownLatch(2);

        FanOut.Outcome<String, String> outcome = FanOut.of("greet")
                .over(List.of("a", "b", "c"), item -> "node " + item, item -> {
                    if (!item.equals("b")) {
                        failed.countDown();
                        throw new IOException("no " + item);
                    }
                    failed.await();
                    done.add(item);
                    return item;
                });

        assertThat(done).containsExactly("b");
        assertThat(outcome.results()).containsExactly(Map.entry("b", "b"));
        FanOutException error = catchThrowableOfType(FanOutException.class, outcome::orThrow);
        assertThat(error)
                .hasMessageContainingAll("greet failed on 2 of 3", "node a: ", "no a", "node c: ", "no c")
                .hasRootCauseMessage("no a");
        assertThat(error.getSuppressed()).extracting(Throwable::getMessage).containsExactly("no c");
        assertThat(error.failures()).containsOnlyKeys("node a", "node c");
        assertThat(List.<Object>copyOf(error.results())).containsExactly("b");
    }

    @Test
    void failingFastBeginsNothingMoreButWaitsForWhatRuns() {
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        CountDownLatch othersSkipped = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);

        FanOut.Outcome<Integer, Integer> outcome = FanOut.of("greet")
                .failFast()
                .atMost(2)
                .over(List.of(0, 1, 2, 3), i -> "n_" + i, i -> {
                    begun.add(i);
                    if (i == 0) {
                        running.await();
                        Thread failing = Thread.currentThread();
                        Thread last = new Thread(() -> {
                            // The thread of what failed ends once it has nothing more to begin.
                            joinQuietly(failing);
                            othersSkipped.countDown();
                        });
                        last.start();
                        throw new IOException("no");
                    }
                    running.countDown();
                    othersSkipped.await();
                    return i;
                });

        assertThat(begun).containsExactlyInAnyOrder(0, 1);
        assertThat(outcome.results()).containsOnlyKeys(1);
        assertThat(outcome.notBegun()).containsExactly("n_2", "n_3");
        FanOutException error = catchThrowableOfType(FanOutException.class, outcome::orThrow);
        assertThat(error).hasMessageContainingAll("failed on 1 of 4", "not begun after that: n_[2-3]");
        assertThat(error.notBegun()).containsExactly("n_2", "n_3");
    }

    @Test
    void anErrorOfTheJvmIsNotTurnedIntoAFailureOfANode() {
        assertThatThrownBy(() -> FanOut.of("greet").over(List.of("a"), String::toString, item -> {
                    throw new AssertionError("a bug");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a bug");
    }

    @Test
    void anInterruptReachesTheTasksAndEveryOneIsStillWaitedFor() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger started = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            awaitQuietly(begun);
            caller.interrupt();
        });
        interrupter.start();

        assertThatThrownBy(() -> FanOut.of("wait").atMost(2).over(List.of(1, 2, 3), String::valueOf, item -> {
                    started.incrementAndGet();
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return item;
                    } finally {
                        ended.incrementAndGet();
                    }
                }))
                .isInstanceOf(InterruptedClusterException.class)
                .hasMessageContaining("wait");

        assertThat(Thread.interrupted()).as("the caller is still interrupted").isTrue();
        assertThat(ended).as("tasks that have ended").hasValue(2);
        assertThat(started).as("the third was never started").hasValue(2);
        interrupter.join();
    }

    @Test
    void nothingToDoIsDone() {
        FanOut.Outcome<String, String> outcome =
                FanOut.of("greet").over(List.<String>of(), String::toString, item -> item);

        assertThat(outcome.orThrow()).isEmpty();
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
