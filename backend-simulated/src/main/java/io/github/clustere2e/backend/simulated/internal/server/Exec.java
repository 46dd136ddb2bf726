// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A command that came to a node.
 *
 * @param text what came for the login shell
 * @param terminal whether it is to have a terminal: then it has one output, the standard one
 * @param stdin its input
 * @param stdout its output
 * @param stderr its errors
 */
public record Exec(String text, boolean terminal, InputStream stdin, OutputStream stdout, OutputStream stderr) {}
