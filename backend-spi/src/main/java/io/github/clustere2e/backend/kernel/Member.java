// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.ssh.SshNode;

/** A machine, and the node that it is. */
record Member(Machine machine, SshNode node) {}
