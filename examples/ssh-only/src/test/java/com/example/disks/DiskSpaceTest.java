// SPDX-License-Identifier: Apache-2.0
package com.example.disks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.clustere2e.ssh.OpenSshHosts;
import io.github.clustere2e.ssh.UnknownHostKeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    @TempDir
    Path home;

    private LocalSshd sshd;

    @BeforeEach
    void startHost() throws Exception {
        sshd = new LocalSshd(home.resolve("host"));
        Path ssh = Files.createDirectory(home.resolve(".ssh"));
        Files.writeString(ssh.resolve("known_hosts"), sshd.knownHostsLine());
        Files.writeString(ssh.resolve("config"), sshd.configFor("db-1", "db-2"));
    }

    @AfterEach
    void stopHost() throws Exception {
        sshd.close();
    }

    @Test
    void hostsThatSayTheSameAreToldOfOnce() {
        String report = DiskSpace.report(OpenSshHosts.in(home), List.of("db-1", "db-2"));

        assertTrue(report.contains("db-[1-2]"), report);
        assertTrue(report.matches("(?s).*\\d+% /.*"), report);
    }

    @Test
    void aHostWhoseKeyIsNotKnownIsNotLoggedInTo() throws Exception {
        Files.delete(home.resolve(".ssh/known_hosts"));

        assertThrows(UnknownHostKeyException.class, () -> DiskSpace.report(OpenSshHosts.in(home), List.of("db-1")));

        assertFalse(sshd.log().contains("Accepted publickey"), sshd.log());
    }
}
