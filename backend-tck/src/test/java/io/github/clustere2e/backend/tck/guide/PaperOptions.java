// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.guide;

import io.github.clustere2e.api.BackendOptions;

/** Which image nodes are made of: one with an SSH server and GNU's tools. */
public record PaperOptions(String image) implements BackendOptions {

    @Override
    public String backendId() {
        return "paper";
    }
}
