// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.kernel.Owner.Verdict;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private final Owner me = Owner.current();

    @Test
    void thisProcessIsAlive() {
        assertThat(Owner.of(me.labels()).seenFrom(me)).isEqualTo(Verdict.ALIVE);
    }

    @Test
    void aProcessThatHasEndedIsDead() throws Exception {
        Process shortLived = new ProcessBuilder("sleep", "60").start();
        String start = ownerOf(shortLived.pid()).start();
        shortLived.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        assertThat(owner(shortLived.pid(), start).seenFrom(me)).isEqualTo(Verdict.DEAD);
    }

    @Test
    void aRecycledProcessIdIsNotTheOwner() {
        assertThat(owner(me.pid(), me.start() + "1").seenFrom(me)).isEqualTo(Verdict.DEAD);
    }

    @Test
    void nothingCanBeSaidOfAnotherMachine() {
        Owner elsewhere = new Owner("other", me.boot(), me.pidNamespace(), 1, "1", me.user());

        assertThat(elsewhere.seenFrom(me)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void nothingCanBeSaidOfAnotherPidNamespace() {
        Owner elsewhere = new Owner(me.machine(), me.boot(), "pid:[1]", 1, "1", me.user());

        assertThat(elsewhere.seenFrom(me)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void nothingCanBeSaidOfAnotherUser() {
        Owner somebody = new Owner(me.machine(), me.boot(), me.pidNamespace(), 1, "1", me.user() + "x");

        assertThat(somebody.seenFrom(me)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whoLivedBeforeTheLastBootIsDead() {
        Owner before = new Owner(me.machine(), "another-boot", me.pidNamespace(), me.pid(), me.start(), me.user());

        assertThat(before.seenFrom(me)).isEqualTo(Verdict.DEAD);
    }

    private Owner owner(long pid, String start) {
        return new Owner(me.machine(), me.boot(), me.pidNamespace(), pid, start, me.user());
    }

    private Owner ownerOf(long pid) {
        return owner(pid, Owner.startOf(pid).orElseThrow());
    }
}
