// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.Backend;
import java.nio.file.Path;

/** The provider of the fake backend whose machines are files below {@code FAKE_BACKEND_ROOT}. */
public final class FileBackendProvider extends BackendClusterProvider {

    public FileBackendProvider() {
        super("files");
    }

    @Override
    protected Backend open() {
        return new FileBackend(Path.of(
                System.getProperty("fake.backend.root", System.getenv().getOrDefault("FAKE_BACKEND_ROOT", "/none"))));
    }
}
