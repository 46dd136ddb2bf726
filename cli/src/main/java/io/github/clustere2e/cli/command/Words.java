// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

/** Small words of messages. */
final class Words {

    private Words() {}

    static String nodes(int count) {
        return count == 1 ? "1 node" : count + " nodes";
    }
}
