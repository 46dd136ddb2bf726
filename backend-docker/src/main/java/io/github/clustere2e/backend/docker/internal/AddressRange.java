// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

/**
 * The addresses of a network.
 *
 * @param cidr such as {@code 10.207.4.0/22}
 * @param gateway the engine's own address in it
 */
record AddressRange(String cidr, String gateway) {}
