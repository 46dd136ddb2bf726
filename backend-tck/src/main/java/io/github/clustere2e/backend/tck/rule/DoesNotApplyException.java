// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

/**
 * A rule says nothing of a backend.
 *
 * @since 0.1
 */
public class DoesNotApplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason what the backend has not, or what cannot be seen of it
     */
    public DoesNotApplyException(String reason) {
        super(reason);
    }
}
