// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

/** Code within a sentence. */
record InlineCode(Place place, String text) {}
