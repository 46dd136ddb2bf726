// SPDX-License-Identifier: Apache-2.0
/**
 * The Docker backend: found by ServiceLoader under the id {@code docker}, and given its options by
 * {@link io.github.clustere2e.backend.docker.DockerOptions}.
 */
@NullMarked
package io.github.clustere2e.backend.docker;

import org.jspecify.annotations.NullMarked;
