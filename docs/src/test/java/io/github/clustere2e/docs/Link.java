// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

/** A link or an image of a page. */
record Link(Place place, String destination) {

    /** Whether it leads to another site. */
    boolean leadsOut() {
        return destination.matches("(?i)[a-z][a-z0-9+.-]*:.*") || destination.startsWith("//");
    }

    /** The part before the anchor; empty if the page itself is meant. */
    String file() {
        int hash = destination.indexOf('#');
        return hash < 0 ? destination : destination.substring(0, hash);
    }

    /** The part behind the hash; empty if there is none. */
    String anchor() {
        int hash = destination.indexOf('#');
        return hash < 0 ? "" : destination.substring(hash + 1);
    }
}
