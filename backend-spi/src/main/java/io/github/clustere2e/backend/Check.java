// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.Finding;
import java.time.Duration;

/**
 * One question of the doctor's. It changes nothing that is there.
 *
 * <p>Checks run at the same time, each with a limit. One that throws or hangs becomes a finding of its id, and does not
 * hide the others. An implementation ends soon after it is interrupted; if it does not, it is left to itself.
 *
 * @since 0.1
 */
public interface Check {

    /**
     * Returns the stable name of what it finds.
     *
     * @return lower-case words with a dot between them, such as {@code docker.engine}
     */
    String id();

    /**
     * Returns how long it may take.
     *
     * @return 20 seconds without this
     */
    default Duration limit() {
        return Duration.ofSeconds(20);
    }

    /**
     * Looks.
     *
     * @return what was found, with this check's id
     * @throws Exception if it could not look
     */
    Finding examine() throws Exception;
}
