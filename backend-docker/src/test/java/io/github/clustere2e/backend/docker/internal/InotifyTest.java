// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.BackendUnavailableException;
import org.junit.jupiter.api.Test;

class InotifyTest {

    @Test
    void nodesOfWhichSomeWouldDieAreRefusedWithTheCommandThatHelps() {
        assertThatCode(() -> Inotify.checkRoomFor(42, 128)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Inotify.checkRoomFor(43, 128))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("43 nodes need 129 inotify instances")
                .hasMessageContaining("fs.inotify.max_user_instances is 128 on this machine")
                .hasMessageContaining("sudo sysctl -w fs.inotify.max_user_instances=8192");
    }
}
