// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

/**
 * Something that took time.
 *
 * @param name what it was
 * @param part whether it was a part of the span before it that is none
 * @param begin when it began, in nanoseconds from the beginning of all
 * @param end when it ended
 */
record Span(String name, boolean part, long begin, long end) {

    Span until(long later) {
        return new Span(name, part, begin, Math.max(end, later));
    }
}
