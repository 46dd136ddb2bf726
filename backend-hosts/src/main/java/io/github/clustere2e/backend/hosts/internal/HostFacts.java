// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import java.net.InetAddress;

/**
 * What is known of a host once it has been asked.
 *
 * @param hostname by which the other nodes find it
 * @param privateAddress at which they reach it
 * @param publicAddress at which the outside reaches it
 * @param systemd whether systemd is its process 1
 */
record HostFacts(String hostname, InetAddress privateAddress, InetAddress publicAddress, boolean systemd) {}
