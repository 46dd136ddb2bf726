// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

import java.util.Locale;
import java.util.Set;

/** The words that backends have for states in which a machine cannot answer. Others may mean anything. */
public final class MachineStates {

    private static final Set<String> OFF =
            Set.of("exited", "dead", "created", "off", "stopped", "poweroff", "powered off", "shutoff", "gone");
    private static final Set<String> PAUSED = Set.of("paused", "suspended", "frozen");

    private MachineStates() {}

    /** Whether it is switched off. */
    public static boolean isOff(String state) {
        return OFF.contains(state.toLowerCase(Locale.ROOT));
    }

    /** Whether it stands still. */
    public static boolean isPaused(String state) {
        return PAUSED.contains(state.toLowerCase(Locale.ROOT));
    }
}
