// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Whether people have an SSH client at hand; the library itself brings its own. */
record SshClientCheck(String path) implements Check {

    @Override
    public String id() {
        return "host.ssh";
    }

    @Override
    public Finding examine() {
        Optional<Path> client = Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, "ssh"))
                .filter(Files::isExecutable)
                .findFirst();
        return client.map(file -> Finding.ok(id(), "There is an SSH client, " + file + "."))
                .orElseGet(() -> Finding.note(
                        id(),
                        "There is no 'ssh' on the PATH. Clusters do without; you may want one to look around by hand.",
                        "Install it: sudo apt-get install openssh-client"));
    }
}
