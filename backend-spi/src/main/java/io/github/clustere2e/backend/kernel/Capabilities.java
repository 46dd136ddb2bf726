// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import io.github.clustere2e.backend.Readiness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a backend's objects declare by the interfaces that they implement. */
final class Capabilities {

    private final String provider;
    private final Map<Class<? extends Capability>, Capability> byType = new HashMap<>();

    Capabilities(String provider, Readiness readiness, List<Capability> capabilities) {
        this.provider = provider;
        List<Capability> all = new ArrayList<>(capabilities);
        if (readiness instanceof Capability capability) {
            all.add(capability);
        }
        all.forEach(capability -> declare(capability, capability.getClass()));
    }

    Set<Class<? extends Capability>> declared() {
        return Collections.unmodifiableSet(byType.keySet());
    }

    <C extends Capability> C get(Class<C> type) {
        Capability capability = byType.get(type);
        if (capability == null) {
            throw new UnsupportedCapabilityException("Backend '" + provider + "' does not declare "
                    + type.getSimpleName() + ". It declares: "
                    + byType.keySet().stream()
                            .map(Class::getSimpleName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return type.cast(capability);
    }

    private void declare(Capability capability, Class<?> type) {
        for (Class<?> face : type.getInterfaces()) {
            if (Capability.class.isAssignableFrom(face) && face != Capability.class) {
                byType.put(face.asSubclass(Capability.class), capability);
            }
            declare(capability, face);
        }
        if (type.getSuperclass() != null) {
            declare(capability, type.getSuperclass());
        }
    }
}
