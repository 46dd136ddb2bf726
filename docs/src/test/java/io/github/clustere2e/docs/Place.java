// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

/**
 * Where something stands, in the form that editors and terminals make a link of.
 *
 * @param page the page's path from the root of the project
 * @param line counted from 1
 */
record Place(String page, int line) {

    Place plus(int lines) {
        return new Place(page, line + lines);
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
