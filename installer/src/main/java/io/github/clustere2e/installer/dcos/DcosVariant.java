// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.util.Locale;

/**
 * Which DC/OS it is.
 *
 * @since 0.1
 */
public enum DcosVariant {
    /** The open one. */
    OPEN,
    /** The one that needs a licence, with users and their rights. */
    ENTERPRISE;

    /**
     * Returns its name in DC/OS's own files.
     *
     * @return {@code open} or {@code enterprise}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
