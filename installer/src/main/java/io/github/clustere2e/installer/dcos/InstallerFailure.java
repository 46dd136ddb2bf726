// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.ClusterException;

/** What DC/OS's installer said when it failed, as it is: secrets may be in it, and whoever hands it on hides them. */
final class InstallerFailure extends ClusterException {

    private static final long serialVersionUID = 1L;

    InstallerFailure(String message) {
        super(message);
    }
}
