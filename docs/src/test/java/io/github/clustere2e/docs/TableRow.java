// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.List;

/**
 * A row of a table.
 *
 * @param head the table's head
 * @param cells the text of the cells, with the backticks of code
 */
record TableRow(Place place, List<String> head, List<String> cells) {}
