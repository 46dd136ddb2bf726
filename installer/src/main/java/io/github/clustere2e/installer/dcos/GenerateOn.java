// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

/**
 * Where DC/OS's installer runs, once for the whole cluster. It needs a Docker engine.
 *
 * @since 0.1
 */
public enum GenerateOn {
    /** On this machine if a Docker engine of its own answers, else on the first master. */
    AUTOMATIC,
    /** On this machine, whose Docker engine must be its own: it has to see this machine's files. */
    HOST,
    /** On the first master, which must have Docker. */
    NODE
}
