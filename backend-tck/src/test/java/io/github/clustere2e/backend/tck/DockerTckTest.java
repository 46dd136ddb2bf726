// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.tck.junit.BackendTck;
import io.github.clustere2e.backend.tck.rule.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Nodes as Docker containers keep the contract. */
@Tag("engine")
class DockerTckTest extends BackendTck {

    @Override
    protected Subject subject() {
        return Subject.builder("docker").leftovers(DockerTckTest::objectsOf).build();
    }

    @Override
    protected void examined(Certificate certificate) throws IOException {
        Pages.assertHas(certificate);
        assertThat(certificate.certified()).as(certificate.toString()).isTrue();
    }

    /** Everything that carries the cluster's label, asked of the engine past the backend. */
    private static List<String> objectsOf(String cluster) {
        String label = "label=io.github.clustere2e.cluster=" + cluster;
        return Stream.of(
                        "container ls -a --format container/{{.Names}}",
                        "network ls --format network/{{.Name}}",
                        "volume ls --format volume/{{.Name}}")
                .flatMap(words -> lines(("docker " + words + " --filter " + label).split(" ", -1)))
                .toList();
    }

    private static Stream<String> lines(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
