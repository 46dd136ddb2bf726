// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import java.time.Duration;

/**
 * How long the processors of this machine were busy while a plan ran, with whatever it was.
 *
 * @param busy the sum over all processors
 * @param processors how many there are
 * @since 0.1
 */
public record ProcessorTime(Duration busy, int processors) {

    /**
     * Returns how long that work takes at least, if all processors share it.
     *
     * @return the busy time over the number of processors
     */
    public Duration share() {
        return busy.dividedBy(processors);
    }
}
