// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

/** Sets how much is logged; works until the first logger is made, and no later. */
final class Logging {

    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";
    /** What writes every byte that it sends into the log at debug level. */
    private static final String TALKATIVE = "org.slf4j.simpleLogger.log.com.github.dockerjava";

    private Logging() {}

    /** Warnings are always shown (simplelogger.properties); everything with {@code --verbose}. */
    static void configure(boolean verbose) {
        if (verbose && System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, "debug");
            System.setProperty(TALKATIVE, "info");
        }
    }
}
