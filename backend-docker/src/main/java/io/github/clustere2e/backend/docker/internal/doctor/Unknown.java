// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;

/** Says what cannot be known of an engine's machine from here. */
final class Unknown {

    private Unknown() {}

    static Finding finding(String id, String what) {
        return Finding.note(
                id,
                "Not looked at: " + what + " can only be seen from a container of the node image, which is not built"
                        + " yet, or not by this user.",
                "Make a cluster once, and ask again.");
    }
}
