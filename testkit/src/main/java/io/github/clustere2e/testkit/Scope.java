// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

/**
 * How long a test suite has a cluster.
 *
 * @since 0.1
 */
public enum Scope {
    /** Each test has one of its own. */
    METHOD,

    /** All tests of a class have the same one, also those of its nested classes that declare no other. */
    CLASS,

    /**
     * All classes of a run that declare the same have the same one, one class after the other: its nodes are started and
     * resumed, and it is replaced when a test has made it dirty or it is not well. Classes that run at the same time have
     * one each, as far as the machine can carry that.
     */
    SHARED,

    /**
     * As {@link #SHARED}, and it stays when the run has ended, so that the next one has it at once. For work at one's own
     * machine: what a test leaves on the nodes is there in the next run. It goes after {@value Settings#KEEP_TIME} (8 hours
     * without that setting), or when what is declared changes and that time has passed.
     */
    KEPT
}
