// SPDX-License-Identifier: Apache-2.0
/**
 * What is sent to a node's shell, and how to recognize it: for servers that answer without a shell. No part of the API.
 */
@NullMarked
package io.github.clustere2e.ssh.wire;

import org.jspecify.annotations.NullMarked;
