// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import io.github.clustere2e.backend.Check;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExaminerTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void aCheckThatFailsAndOneThatHangsHideNoOther() {
        CountDownLatch never = new CountDownLatch(1);

        List<Finding> findings = Examiner.examine(List.of(
                check("a.fails", LONG, () -> {
                    throw new IllegalStateException("the disk is gone");
                }),
                check("a.hangs", SHORT, () -> {
                    never.await();
                    return Finding.ok("a.hangs", "never");
                }),
                check("a.good", LONG, () -> Finding.ok("a.good", "fine"))));

        assertThat(findings).extracting(Finding::id).containsExactly("a.fails", "a.hangs", "a.good");
        assertThat(findings).extracting(Finding::level).containsExactly(Level.WARNING, Level.WARNING, Level.OK);
        assertThat(findings.get(0).seen()).contains("the disk is gone");
        assertThat(findings.get(1).seen()).contains("did not end within");
        assertThat(findings.subList(0, 2))
                .allSatisfy(finding -> assertThat(finding.cure()).isPresent());
    }

    @Test
    void checksRunAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Callable<Finding> meeting = () -> {
            both.countDown();
            both.await();
            return Finding.ok("a.meeting", "they met");
        };

        assertThat(Examiner.examine(List.of(check("a.meeting", LONG, meeting), check("a.meeting", LONG, meeting))))
                .extracting(Finding::level)
                .containsOnly(Level.OK);
    }

    private static Check check(String id, Duration limit, Callable<Finding> answer) {
        return new Check() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Duration limit() {
                return limit;
            }

            @Override
            public Finding examine() throws Exception {
                return answer.call();
            }
        };
    }
}
