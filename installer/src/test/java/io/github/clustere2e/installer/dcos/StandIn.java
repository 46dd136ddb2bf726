// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes installers of a stand-in for DC/OS, which is none: {@code src/test/standin} tells what is real of it. */
final class StandIn {

    private static final Path MAKE = Path.of("src", "test", "standin", "make").toAbsolutePath();

    private StandIn() {}

    /** Makes a {@code dcos_generate_config.sh} in a directory. */
    static Path make(Path directory, String... options) throws IOException, InterruptedException {
        Path file = directory.resolve("dcos_generate_config.sh");
        List<String> words = new ArrayList<>(List.of(MAKE.toString(), file.toString()));
        words.addAll(List.of(options));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return file;
    }

    /** Removes the images that the installers have loaded into this machine's engine. */
    static void removeImages() throws IOException, InterruptedException {
        String script =
                "docker images --quiet --filter label=io.github.clustere2e.standin | xargs -r docker rmi --force";
        assertThat(new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor())
                .isZero();
    }
}
