// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when a backend was certified.
 *
 * @param date when
 * @param java the version and vendor of the Java that ran it
 * @param system the name, version and architecture of the operating system; on Linux the version is the kernel's
 * @since 0.1
 */
public record Surroundings(Instant date, String java, String system) {

    static Surroundings current() {
        return new Surroundings(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("java.version") + " of " + System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }
}
