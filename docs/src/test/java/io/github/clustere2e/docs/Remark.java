// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

/**
 * A comment about the block of code below it, which no reader sees.
 *
 * @param about {@code given} or {@code not compiled}
 * @param text what is behind the colon
 */
record Remark(Place place, String about, String text) {}
