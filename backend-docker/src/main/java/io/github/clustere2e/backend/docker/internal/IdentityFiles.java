// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.docker.DockerInside;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * What makes a node itself: its machine id, its host key, who may log in, the variables of its cluster, and how Docker
 * inside is set up. The node image links to these files.
 */
final class IdentityFiles {

    /** Which Docker engine was asked for inside the node; only there where one was. */
    static final String DOCKER = "docker";

    private IdentityFiles() {}

    /** A tar with a directory for each machine, named as its node. */
    static InputStream tar(List<MachineRequest> requests, DockerOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (MachineRequest request : requests) {
                String directory = request.node().name() + "/";
                write(tar, directory, request);
                write(tar, directory, options.environment());
                write(tar, directory, InnerDocker.wanted(options, request));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void write(TarArchiveOutputStream tar, String directory, MachineRequest request) throws IOException {
        file(tar, directory + "machine-id", 0444, request.machineId() + "\n");
        file(tar, directory + "ssh_host_ed25519_key", 0600, request.hostKey().privateKey());
        file(
                tar,
                directory + "ssh_host_ed25519_key.pub",
                0644,
                request.hostKey().publicKey() + "\n");
        file(tar, directory + "authorized_keys", 0600, request.authorizedKey() + "\n");
    }

    private static void write(TarArchiveOutputStream tar, String directory, Map<String, String> environment)
            throws IOException {
        if (!environment.isEmpty()) {
            file(tar, directory + "sessions.conf", 0644, EnvironmentText.forSessions(environment));
            file(tar, directory + "services.conf", 0644, EnvironmentText.forServices(environment));
        }
    }

    private static void write(TarArchiveOutputStream tar, String directory, Optional<DockerInside> docker)
            throws IOException {
        if (docker.isPresent()) {
            file(tar, directory + DOCKER, 0644, InnerDocker.asked(docker.get()));
            file(tar, directory + "docker.json", 0644, InnerDocker.configuration(docker.get()));
        }
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode, String text) throws IOException {
        file(tar, name, mode, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
