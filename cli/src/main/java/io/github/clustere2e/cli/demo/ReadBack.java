// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what the surviving nodes say with what was written. */
final class ReadBack {

    private static final int SHOWN = 3;

    private ReadBack() {}

    /**
     * Asks every survivor for every key.
     *
     * @return how many keys were written and found on each
     * @throws ClusterException that names the node and some keys, if any is missing or has another value
     */
    static int compare(Store store, Nodes survivors, Map<String, String> written) {
        for (Node node : survivors) {
            Map<String, String> found = store.readFrom(node, RandomData.PREFIX);
            List<String> wrong = new ArrayList<>();
            written.forEach((key, value) -> {
                String there = found.get(key);
                if (!value.equals(there)) {
                    wrong.add(key + (there == null ? " (missing)" : " (another value)"));
                }
            });
            if (!wrong.isEmpty()) {
                throw new ClusterException(node.name() + " has lost data: of " + written.size() + " keys, "
                        + wrong.size() + " are not as they were written: "
                        + String.join(", ", wrong.subList(0, Math.min(SHOWN, wrong.size())))
                        + (wrong.size() > SHOWN ? " and more" : "")
                        + ". Run the demo with --keep to look at the nodes");
            }
        }
        return written.size();
    }
}
