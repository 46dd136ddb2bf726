// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** TCP ports that software is told to listen on. */
public final class Ports {

    private Ports() {}

    /**
     * Checks ports of one software on one node.
     *
     * @param software its name, for the error
     * @param ports each a port of its own
     * @throws InvalidInputException that names everything that is wrong
     */
    public static void check(String software, int... ports) {
        List<String> problems = new ArrayList<>();
        Set<Integer> seen = new LinkedHashSet<>();
        for (int port : ports) {
            if (port < 1 || port > 65535) {
                problems.add(port + " is not a port: use one from 1 to 65535");
            } else if (!seen.add(port)) {
                problems.add("port " + port + " cannot be for two things");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    software + " cannot be installed like this: " + String.join("; ", problems));
        }
    }
}
