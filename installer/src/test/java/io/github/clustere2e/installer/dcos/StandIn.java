// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes installers of a stand-in for DC/OS, which is none: {@code src/test/standin} tells what is real of it. */
final class StandIn {

    private static final Path SCRIPTS = Path.of("src", "test", "standin").toAbsolutePath();
    private static final String FAIL = "/etc/cluster-e2e-standin/fail";

    private StandIn() {}

    /** One of its scripts: {@code make}, {@code conformance} or {@code conformance-on-node}. */
    static Path script(String name) {
        return SCRIPTS.resolve(name);
    }

    /** Makes a {@code dcos_generate_config.sh} in a directory. */
    static Path make(Path directory, String... options) throws IOException, InterruptedException {
        Path file = directory.resolve("dcos_generate_config.sh");
        List<String> words = new ArrayList<>(List.of(script("make").toString(), file.toString()));
        words.addAll(List.of(options));
        run(words);
        return file;
    }

    /** Begins the spec of a cluster whose nodes have what DC/OS needs. */
    static ClusterSpec.Builder spec(String name, Installer installer, int masters, int agents) {
        ClusterSpec.Builder spec =
                ClusterSpec.builder().name(name).nodes(Role.MASTER, masters, installer.requirements(Role.MASTER));
        return agents == 0 ? spec : spec.nodes(Role.AGENT, agents, installer.requirements(Role.AGENT));
    }

    /** Lets it fail on a node from now on, or no more if no stage is named. */
    static void failAt(Node node, String... stages) {
        if (stages.length == 0) {
            node.files().delete(FAIL);
        } else {
            node.files().write(FAIL, String.join("\n", stages) + "\n");
        }
    }

    /**
     * Removes the images that these installers have left in this machine's engine, as those of DC/OS do. Tests that may run
     * beside each other take different versions, whose images are different ones.
     */
    static void removeImages(Path... installers) throws IOException, InterruptedException {
        for (Path installer : installers) {
            String image = GenerateConfigScript.read(installer).image();
            String tag = image.replaceFirst("^(?:\\./)?dcos-genconf\\.", "").replaceFirst("\\.tar$", "");
            run(List.of("docker", "rmi", "--force", "cluster-e2e/dcos-genconf-stand-in:" + tag));
        }
    }

    private static void run(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
