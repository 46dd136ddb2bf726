// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.InputStream;

/** Marks that the input is written while the command runs. */
enum PipedInput implements StandardInput {
    INSTANCE;

    @Override
    public InputStream open() {
        throw new IllegalStateException("piped input is written to RunningCommand.stdin(), not opened");
    }
}
