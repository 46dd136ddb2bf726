// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

/**
 * Something that a backend keeps so that later clusters are made faster, such as an image. It belongs to no cluster.
 *
 * @param kind what it is, such as {@code image}
 * @param name the backend's name for it
 * @param used who needs it just now, in words; empty if nobody does and it can go
 * @since 0.1
 */
public record Spare(String kind, String name, String used) {}
