// SPDX-License-Identifier: Apache-2.0
/** Nodes as Docker containers that behave like hosts. */
module io.github.clustere2e.backend.docker {
    requires static transitive org.jspecify;
    requires transitive io.github.clustere2e.api;
    requires transitive io.github.clustere2e.backend;
    // Explicit modules that docker-java and Guice use: those are automatic, and cannot require anything themselves.
    requires com.fasterxml.jackson.databind;
    requires com.google.common;
    requires com.github.dockerjava.api;
    requires com.github.dockerjava.core;
    requires com.github.dockerjava.transport;
    requires com.github.dockerjava.transport.zerodep;
    requires com.google.guice;
    requires jakarta.inject;
    requires org.apache.commons.compress;
    requires org.apache.commons.lang3;
    requires org.slf4j;

    exports io.github.clustere2e.backend.docker;

    opens io.github.clustere2e.backend.docker.internal to
            com.google.guice;

    provides io.github.clustere2e.api.ClusterProvider with
            io.github.clustere2e.backend.docker.internal.DockerClusterProvider;
}
