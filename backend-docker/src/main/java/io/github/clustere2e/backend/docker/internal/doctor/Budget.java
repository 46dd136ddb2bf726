// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

/**
 * Something of which every node takes a part, so that there is room for so many.
 *
 * @param name what it is, with its amount
 * @param nodes how many nodes there is room for in all
 * @param cure how there can be more of it
 */
record Budget(String name, long nodes, String cure) {}
