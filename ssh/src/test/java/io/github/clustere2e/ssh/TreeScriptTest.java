// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.ssh.wire.TreeScript;
import java.lang.ProcessBuilder.Redirect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a slow moment shows. */
class TreeScriptTest {

    private static final String LATE = """
            kill() {
              command kill -s KILL "$3"
              while [ -e "/proc/$3" ]; do sleep 0.01; done
              command kill "$@"
            }
            """;

    @Timeout(30)
    @Test
    void whatEndsJustBeforeItsSignalComesIsNoError() throws Exception {
        Process member = new ProcessBuilder("setsid", "sleep", "4321").start();
        try {
            Processes.await(() -> member.info().command().orElse("").endsWith("/sleep"));

            Process signalling = new ProcessBuilder("sh", "-c", LATE + TreeScript.signal(member.pid(), "USR1"))
                    .redirectError(Redirect.DISCARD)
                    .start();

            assertThat(signalling.waitFor()).isZero();
            assertThat(member.waitFor()).as("the status of KILL").isEqualTo(137);
        } finally {
            member.destroyForcibly();
        }
    }
}
