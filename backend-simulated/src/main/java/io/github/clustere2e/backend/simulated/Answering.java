// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

/**
 * Answers a command by a function of it, such as a fake that remembers what it was asked.
 *
 * <p>Called on a thread of its own for each command, so that implementations are thread-safe. A command that is ended, or
 * whose time is up, interrupts that thread. What it throws, the command says on its standard error, and fails with the
 * status 70.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Answering {

    /**
     * Answers a command.
     *
     * @param invocation what is run, where and how
     * @return what it leaves behind
     * @throws Exception if it cannot be answered
     */
    Answer answer(Invocation invocation) throws Exception;
}
