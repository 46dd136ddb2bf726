// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.NotFoundException;
import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.DiagnosticFiles;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.docker.internal.files.ContainerFiles;
import io.github.clustere2e.backend.docker.internal.files.EngineText;
import java.time.Instant;
import java.util.List;

/** Tells of nodes in files, by what the engine knows of their containers. */
final class DockerDiagnosticFiles implements DiagnosticFiles {

    private final Engine engine;
    private final ClusterHandle cluster;
    private final EngineText text = new EngineText();

    DockerDiagnosticFiles(Engine engine, ClusterHandle cluster) {
        this.engine = engine;
        this.cluster = cluster;
    }

    @Override
    public List<DiagnosticFile> of(Node node, Instant since) {
        try {
            return new ContainerFiles(engine.client(), cluster.machine(node).reference(), since, text).files();
        } catch (NotFoundException e) {
            throw new NodeException(node.name(), "its container is gone: " + e.getMessage(), e);
        }
    }
}
