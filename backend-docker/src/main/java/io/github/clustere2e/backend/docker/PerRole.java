// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was given for all nodes and for those of single roles, each in the order in which it was given. Immutable. */
record PerRole<T>(List<T> all, Map<Role, List<T>> byRole) {

    static <T> PerRole<T> none() {
        return new PerRole<>(List.of(), Map.of());
    }

    PerRole<T> with(T value) {
        return new PerRole<>(joined(all, List.of(value)), byRole);
    }

    PerRole<T> with(Role role, T value) {
        Map<Role, List<T>> wider = new LinkedHashMap<>(byRole);
        wider.merge(role, List.of(value), PerRole::joined);
        return new PerRole<>(all, wider);
    }

    /** What a node of that role has: first what is for all. */
    List<T> of(Role role) {
        return joined(all, byRole.getOrDefault(role, List.of()));
    }

    /** The one that counts where there can be only one: that of the role before that of all, the later before the earlier. */
    Optional<T> last(Role role) {
        List<T> values = of(role);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    Set<Role> roles() {
        return byRole.keySet();
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> both = new ArrayList<>(some);
        both.addAll(more);
        return List.copyOf(both);
    }
}
