// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.util.stream.Stream;

/** One kind of cause. */
@FunctionalInterface
interface Rule {

    /** The causes of this kind for which something speaks; the likelier first. */
    Stream<Finding> find(Situation situation);
}
