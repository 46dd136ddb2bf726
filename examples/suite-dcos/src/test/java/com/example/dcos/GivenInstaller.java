// SPDX-License-Identifier: Apache-2.0
package com.example.dcos;

import io.github.clustere2e.installer.dcos.DcosInstaller;
import io.github.clustere2e.installer.dcos.GenerateOn;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The installer of DC/OS that this suite is run with: whoever runs it has to have one. */
final class GivenInstaller {

    static final String PROPERTY = "dcos.installer";
    static final String VARIABLE = "DCOS_INSTALLER";

    private GivenInstaller() {}

    /** A name that is given and leads nowhere is no reason to skip anything: the installer says what is wrong with it. */
    static boolean isThere() {
        return path().isPresent();
    }

    /** It runs on the first master, so that its image does not stay in the Docker engine of this machine. */
    static DcosInstaller toInstall() {
        return path().map(DcosInstaller::fromPath)
                .orElseGet(DcosInstaller::installed)
                .generateOn(GenerateOn.NODE)
                .build();
    }

    private static Optional<Path> path() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty(PROPERTY)), Optional.ofNullable(System.getenv(VARIABLE)))
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(Path::of);
    }
}
