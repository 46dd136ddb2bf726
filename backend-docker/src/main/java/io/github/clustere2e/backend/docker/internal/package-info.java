// SPDX-License-Identifier: Apache-2.0
/** How the Docker backend works: the engine, the image, the network, the containers. */
@NullMarked
package io.github.clustere2e.backend.docker.internal;

import org.jspecify.annotations.NullMarked;
