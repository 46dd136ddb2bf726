// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.ssh.SshEndpoint;
import java.net.InetAddress;

/**
 * How a machine is reached.
 *
 * @param privateAddress where the other machines reach it
 * @param publicAddress where the outside reaches it; often the same
 * @param ssh where its SSH server listens, as seen from {@link Backend#gateway()} if there is one; as whom to log in, and
 *     its host key
 * @since 0.1
 */
public record Reach(InetAddress privateAddress, InetAddress publicAddress, SshEndpoint ssh) {}
