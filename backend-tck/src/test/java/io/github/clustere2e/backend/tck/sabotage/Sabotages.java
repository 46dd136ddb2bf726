// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import java.util.List;
import java.util.stream.Stream;

/** All ways in which a backend is broken here. */
final class Sabotages {

    private Sabotages() {}

    static List<Sabotage> all() {
        return Stream.of(
                        DiscoverySabotages.all(),
                        IdentitySabotages.all(),
                        CommandSabotages.all(),
                        InvocationSabotages.all(),
                        TimeSabotages.all(),
                        FileSabotages.all(),
                        TreeSabotages.all(),
                        GatheringSabotages.all(),
                        CreationSabotages.all(),
                        LifecycleSabotages.all(),
                        InputSabotages.all(),
                        CapabilitySabotages.all(),
                        ControlSabotages.all(),
                        Lies.all())
                .flatMap(List::stream)
                .toList();
    }
}
