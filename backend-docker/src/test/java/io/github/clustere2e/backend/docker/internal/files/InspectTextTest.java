// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DockerClientConfig;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InspectTextTest {

    @Test
    void valuesOfVariablesAreHiddenWhereverTheyAreAndAllElseIsShown() throws IOException {
        InspectContainerResponse inspected =
                DockerClientConfig.getDefaultObjectMapper().readValue("""
                        {"Id": "abc", "Config": {"Env": ["PATH=/bin", "TOKEN=swordfish", "FLAG", "PASSWORD=a=b"],
                         "Labels": {"x": "y"}}, "New": {"Deep": [{"Env": ["API_KEY=swordfish"]}]}, "Env": null}
                        """, InspectContainerResponse.class);

        assertThat(InspectText.of(inspected))
                .contains("\"PATH=/bin\"", "\"TOKEN=***\"", "\"FLAG\"", "\"PASSWORD=***\"", "\"API_KEY=***\"")
                .contains("\"Id\" : \"abc\"", "\"x\" : \"y\"")
                .doesNotContain("swordfish", "a=b");
    }
}
