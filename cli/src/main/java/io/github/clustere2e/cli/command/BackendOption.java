// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the backend, for every command that has it. */
final class BackendOption {

    @Option(
            names = "--backend",
            paramLabel = "ID",
            description = "Where nodes come from. Default: the environment variable CLUSTER_E2E_BACKEND, else docker.")
    Optional<String> id;
}
