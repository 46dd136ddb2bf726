// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.List;
import java.util.Optional;

/**
 * A block of code.
 *
 * @param place its first line of code
 * @param language what stands behind the fence; empty if nothing does, or if the block is indented
 * @param remarks the comments right above it
 */
record CodeBlock(Place place, String language, String text, List<Remark> remarks) {

    /** What the remarks of a kind say; empty if there is none. */
    Optional<String> remark(String about) {
        return remarks.stream()
                .filter(remark -> remark.about().equals(about))
                .map(Remark::text)
                .reduce((one, other) -> one + "; " + other);
    }
}
