// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Version;
import io.github.clustere2e.api.BackendUnavailableException;
import org.junit.jupiter.api.Test;

class ApiVersionsTest {

    @Test
    void anOldEnginesNewestVersionIsSpoken() throws Exception {
        assertThat(ApiVersions.agreed(engine("20.10.24", "1.41", "1.12")).getVersion())
                .isEqualTo("1.41");
    }

    @Test
    void toANewEngineTheNewestVersionThatWeKnowIsSpoken() throws Exception {
        assertThat(ApiVersions.agreed(engine("29.1.0", "1.52", "1.44")).getVersion())
                .isEqualTo("1.44");
    }

    @Test
    void anEngineThatIsTooOldIsNamedWithWhatIsNeeded() {
        assertThatThrownBy(() -> ApiVersions.agreed(engine("19.03.15", "1.40", "1.12")))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("19.03.15")
                .hasMessageContaining("Docker Engine 20.10");
    }

    @Test
    void anEngineThatSpeaksOnlyNewerVersionsIsNamed() {
        assertThatThrownBy(() -> ApiVersions.agreed(engine("40.0.0", "1.70", "1.60")))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("too new")
                .hasMessageContaining("1.60");
    }

    private static Version engine(String version, String newest, String oldest) throws Exception {
        return new ObjectMapper()
                .readValue(
                        "{\"Version\":\"%s\",\"ApiVersion\":\"%s\",\"MinAPIVersion\":\"%s\"}"
                                .formatted(version, newest, oldest),
                        Version.class);
    }
}
