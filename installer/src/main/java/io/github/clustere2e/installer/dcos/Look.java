// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.installer.Step;

/** The step that looks at a node before anything is done with it. */
final class Look {

    /** Unpacked, a bootstrap takes about three times what its installer takes. */
    static final int ROOM = 3;

    private Look() {}

    static Step<NodeFacts> at(Node node, GenconfInput input) {
        return Step.on(node, "look")
                .describedAs("ask for its address by ip-detect, its room, and what is installed")
                .yields(context -> {
                    NodeFacts facts = NodeFacts.ask(node, input.ipDetect());
                    checkAddress(node, facts, input);
                    context.note(facts.address()
                            + facts.version()
                                    .map(version -> ", has DC/OS " + version)
                                    .orElse(""));
                    return facts;
                });
    }

    private static void checkAddress(Node node, NodeFacts facts, GenconfInput input) {
        if (node.role().equals(Role.MASTER) && !input.masters().contains(facts.address())) {
            throw new NodeException(
                    node.name(),
                    Trouble.DCOS_NODE.explain("ip-detect prints " + facts.address() + " there, and master_list has "
                            + input.masters() + ": a master must find itself in it. Correct ip-detect, or the list"),
                    null);
        }
    }

    static void checkRoom(Node node, NodeFacts facts, GenerateConfigScript installer) {
        if (facts.freeBytes() < installer.size() * ROOM) {
            throw new NodeException(
                    node.name(),
                    Trouble.DCOS_NODE.explain("there are " + facts.freeBytes() / 1_000_000
                            + " MB free below /opt, and DC/OS needs about " + installer.size() * ROOM / 1_000_000
                            + " MB, three times its installer. Make room there"),
                    null);
        }
    }
}
