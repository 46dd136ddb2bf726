// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

/** Sets how much is logged; works until the first logger is made, and no later. */
final class Logging {

    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Logging() {}

    /** Warnings are always shown (simplelogger.properties); everything with {@code --verbose}. */
    static void configure(boolean verbose) {
        if (verbose && System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, "debug");
        }
    }
}
