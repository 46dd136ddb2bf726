// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.NodeIdentity;
import java.util.List;
import java.util.function.Supplier;

/** A machine that is about to be made: who it will be, and what makes it. */
record Making(NodeIdentity node, Supplier<Machine> work) {

    static List<Making> all(Backend backend, List<MachineRequest> requests) {
        return requests.stream()
                .map(request -> new Making(request.node(), () -> backend.make(request)))
                .toList();
    }
}
