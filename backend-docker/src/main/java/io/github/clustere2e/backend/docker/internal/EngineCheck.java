// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.Network;
import io.github.clustere2e.backend.docker.DockerNetwork;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.List;

/** Asks the engine whether it has what options name; asks nothing where there is nothing to ask. */
final class EngineCheck {

    private EngineCheck() {}

    static void check(Engine engine, DockerOptions options, Problems problems) {
        if (options.network().kind() == DockerNetwork.Kind.EXISTING) {
            checkNetwork(engine, options.network().detail(), problems);
        }
        if (new ImageRecipe(options.distribution()).needsSecondCgroupVersion()) {
            checkControlGroups(engine, options, problems);
        }
        boolean armed =
                options.appArmor().isPresent() && !options.appArmor().get().equals("unconfined");
        if (armed && !hasAppArmor(engine)) {
            // It would take the profile's name and do nothing.
            problems.add("apparmor: the engine's machine has no AppArmor, so that the profile '"
                    + options.appArmor().orElseThrow() + "' would protect nothing: leave it out");
        }
    }

    private static void checkNetwork(Engine engine, String name, Problems problems) {
        List<String> names = engine.client().listNetworksCmd().exec().stream()
                .map(Network::getName)
                .sorted()
                .toList();
        if (!names.contains(name)) {
            problems.add("network: the engine has no network '" + name + "'; it has " + names
                    + ". Make it first ('docker network create " + name + "'), or leave it out.");
        }
    }

    private static void checkControlGroups(Engine engine, DockerOptions options, Problems problems) {
        if ("1".equals(engine.client().infoCmd().exec().getCGroupVersion())) {
            problems.add(
                    "distribution: systemd of " + options.distribution() + " runs on cgroup version 2 alone, and the"
                            + " engine's machine has version 1: choose another distribution, or boot the machine with"
                            + " 'systemd.unified_cgroup_hierarchy=1'");
        }
    }

    private static boolean hasAppArmor(Engine engine) {
        List<String> options = engine.client().infoCmd().exec().getSecurityOptions();
        return options != null && options.stream().anyMatch(option -> option.contains("apparmor"));
    }
}
