// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;
import java.util.OptionalLong;

/** Whether there is room for images and for what nodes write. */
final class DiskCheck extends EngineCheck {

    private static final long LEAST = 5L << 30;
    /** To build the image takes this: the packages, the root file system, its tar, and the image. */
    private static final long LEAST_AT_ALL = 1L << 30;

    private static final String CURE =
            "Free some: 'cluster-e2e clean --images', then 'docker system df' shows what else"
                    + " takes room ('docker image prune', 'docker volume prune').";

    private final Facts facts;

    DiskCheck(Facts facts) {
        super("docker.disk");
        this.facts = facts;
    }

    @Override
    Finding look() throws Exception {
        OptionalLong free = facts.host().number(EngineHost.DISK_FREE);
        if (free.isEmpty()) {
            return Unknown.finding(id(), "how much disk the engine has left");
        }
        String seen = Sizes.text(free.getAsLong()) + " are free in "
                + facts.info().getDockerRootDir() + ", where the engine keeps images and nodes.";
        if (free.getAsLong() < LEAST_AT_ALL) {
            return Finding.error(id(), seen + " The node image cannot even be built.", CURE);
        }
        return free.getAsLong() < LEAST
                ? Finding.warning(id(), seen + " It should be " + Sizes.text(LEAST) + ".", CURE)
                : Finding.ok(id(), seen);
    }
}
