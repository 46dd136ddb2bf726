// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import java.util.List;
import java.util.stream.Stream;

/** The steps that may change something on a node, each of which yields whether it did. */
record Changes(List<Step<Boolean>> installations, List<Step<Boolean>> files) {

    static final Changes NONE = new Changes(List.of(), List.of());

    List<Step<?>> all() {
        return Stream.concat(installations.stream(), files.stream())
                .<Step<?>>map(step -> step)
                .toList();
    }

    /** What runs has not read its files since; what was just installed was started after that. */
    boolean isStale(StepContext context) {
        return installations.stream().noneMatch(context::valueOf)
                && files.stream().anyMatch(context::valueOf);
    }
}
