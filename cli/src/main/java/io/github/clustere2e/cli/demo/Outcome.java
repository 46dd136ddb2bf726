// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.api.Node;

/**
 * What the demonstration showed.
 *
 * @param former the node that led and was switched off
 * @param elected the node that leads now
 * @param found how many keys were found again on every survivor, all that were written
 */
record Outcome(Node former, Node elected, int found) {}
