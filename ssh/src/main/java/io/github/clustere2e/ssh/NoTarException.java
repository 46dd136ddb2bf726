// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.FileTransferException;

/** A node has no {@code tar}, so its trees go another way if they can. */
final class NoTarException extends FileTransferException {

    private static final long serialVersionUID = 1L;

    NoTarException(String node, String message) {
        super(node, message, null);
    }
}
