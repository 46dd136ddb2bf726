// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names of files and of units. */
class NamesTest {

    @Test
    void aNameStaysOneNameOfThisMachine() {
        assertThat(SafePath.name("etcd.service.log")).isEqualTo("etcd.service.log");
        assertThat(SafePath.name("dev-disk-by\\x2dlabel.swap")).isEqualTo("dev-disk-by%5Cx2dlabel.swap");
        assertThat(SafePath.name("a/b")).isEqualTo("a%2Fb");
        assertThat(SafePath.name("..")).isEqualTo("%2E%2E");
        assertThat(SafePath.name("")).isEqualTo("%");
        assertThat(SafePath.name("ü%\n")).isEqualTo("%C3%BC%25%0A");
    }

    @Test
    void aUnitWithoutATypeIsAService() {
        assertThat(UnitName.full("etcd", "service")).isEqualTo("etcd.service");
        assertThat(UnitName.full("etcd.socket", "service")).isEqualTo("etcd.socket");
        assertThat(UnitName.full("my.etcd", "service")).isEqualTo("my.etcd.service");
        assertThat(UnitName.full("dcos", "target")).isEqualTo("dcos.target");
    }

    @Test
    void whatSystemdCallsAUnitIsTheNameOfOne() {
        assertThat(UnitName.problem("getty@tty1.service")).isEmpty();
        assertThat(UnitName.problem("-.mount")).isEmpty();
        assertThat(UnitName.problem("dev-disk-by\\x2dlabel.swap")).isEmpty();
        assertThat(UnitName.problem("--all.service")).isPresent();
        assertThat(UnitName.problem("a b.service")).isPresent();
        assertThat(UnitName.problem("etcd*.service")).isPresent();
    }
}
