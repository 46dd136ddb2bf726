// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Whether {@code sed} is GNU's: installers of DC/OS 1.9 and older fail with BSD's. */
record SedCheck(String program) implements Check {

    private static final int SECONDS = 10;

    @Override
    public String id() {
        return "host.sed";
    }

    @Override
    public Finding examine() throws InterruptedException {
        return isGnu()
                ? Finding.ok(id(), "sed is GNU sed.")
                : Finding.note(
                        id(),
                        "There is no GNU sed. Only the installers of DC/OS 1.9 and older need it, if they run here.",
                        "Install it: sudo apt-get install sed (on macOS: brew install gnu-sed, and put it first on the"
                                + " PATH).");
    }

    private boolean isGnu() throws InterruptedException {
        try {
            Process sed = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start();
            sed.getOutputStream().close();
            if (!sed.waitFor(SECONDS, TimeUnit.SECONDS)) {
                sed.destroyForcibly();
                return false;
            }
            return new String(sed.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("GNU");
        } catch (IOException e) {
            return false; // there is none
        }
    }
}
