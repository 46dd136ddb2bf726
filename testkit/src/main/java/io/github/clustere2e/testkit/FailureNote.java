// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

/**
 * What helps with a failure, printed with it by every runner since it is a part of it; it is no error of its own. It has no
 * stack trace.
 */
final class FailureNote extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailureNote(String text) {
        super(text, null, false, false);
    }
}
