// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Trouble;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What usually helps when a program for packages fails, by what they say. */
final class PackageHints {

    private static final Map<String, String> HINTS = new LinkedHashMap<>();

    static {
        HINTS.put(
                "unable to locate package",
                "the node's distribution has no package of that name. Check the name and the node's package sources");
        HINTS.put(
                "unable to find a match",
                "the node's distribution has no package of that name. Check the name and the node's package sources");
        HINTS.put(
                "version '",
                "the node's distribution has not that version. Ask for another, or for the package without a version");
        String reach = "the node cannot reach its distribution's packages. Give it a way there, or run this once where"
                + " there is one: the packages are then kept on this machine";
        HINTS.put("temporary failure resolving", reach);
        HINTS.put("could not resolve", reach);
        HINTS.put("could not connect", reach);
        HINTS.put("unable to connect", reach);
        HINTS.put("failed to fetch", reach);
        HINTS.put("failed to download metadata", reach);
        HINTS.put("no space left on device", "the node's disk is full");
        HINTS.put("could not get lock", "another program on the node is installing packages and did not end");
        String needs =
                "a package that is needed is neither among the files nor on the node. Add it, or install by names";
        HINTS.put("unmet dependencies", needs);
        HINTS.put("nothing provides", needs);
    }

    private PackageHints() {}

    static CommandResult explained(Supplier<CommandResult> task) {
        try {
            return task.get();
        } catch (CommandFailedException e) {
            String said = (e.result().stderr() + "\n" + e.result().stdout()).toLowerCase(Locale.ROOT);
            for (Map.Entry<String, String> hint : HINTS.entrySet()) {
                if (said.contains(hint.getKey())) {
                    Trouble trouble = hint.getKey().contains("no space") ? Trouble.NODE_DISK_FULL : Trouble.PACKAGES;
                    throw new ClusterException(
                            trouble.explain(e.getMessage() + "\nLikely cause: " + hint.getValue() + "."), e);
                }
            }
            throw e;
        }
    }
}
