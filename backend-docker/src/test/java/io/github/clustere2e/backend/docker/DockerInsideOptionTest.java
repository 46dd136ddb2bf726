// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerInsideOptionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distribution",
                "distribution,vfs",
                "18.06.3-ce",
                "28.0.0-rc.1,overlay",
                "20.10.24,aufs,http://[::1]:8080/docker",
                "1.11.2,file:///downloads"
            })
    void whatIsWrittenIsRead(String text) {
        assertThat(DockerInside.parse(text)).hasToString(text);
    }

    @Test
    void overlay2AndDockersOwnDownloadsNeedNotBeWritten() {
        assertThat(DockerInside.parse("20.10.24,overlay2,https://download.docker.com/linux/static/stable"))
                .isEqualTo(DockerInside.version("20.10.24"))
                .hasToString("20.10.24");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""                     | '' is no version of Docker
                    20.10                  | '20.10' is no version of Docker
                    20.10.24;reboot        | is no version of Docker
                    latest                 | 'distribution' for the one that the nodes' distribution has
                    20.10.24,zfs           | [overlay2, overlay, aufs, vfs]
                    20.10.24,              | '' is no storage driver
                    20.10.24,ftp://host/x  | is no place to take Docker from
                    20.10.24,http://h/'x   | is no place to take Docker from
                    20.10.24,http://h/a b  | is no URL
                    """)
    void whatCannotBeIsRefusedWithWhatCan(String text, String said) {
        assertThatThrownBy(() -> DockerInside.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(said);
    }

    @Test
    void theOneForARoleCountsBeforeTheOneForAll() {
        DockerOptions options = DockerOptions.builder()
                .dockerInside(DockerInside.distribution())
                .dockerInside(Role.AGENT, DockerInside.version("20.10.24"))
                .build();

        assertThat(options.dockerInside(Role.AGENT)).contains(DockerInside.version("20.10.24"));
        assertThat(options.dockerInside(Role.MASTER)).contains(DockerInside.distribution());
        assertThat(DockerOptions.defaults().dockerInside(Role.MASTER)).isEmpty();
    }
}
