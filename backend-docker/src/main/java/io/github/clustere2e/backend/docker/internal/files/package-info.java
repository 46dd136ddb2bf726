// SPDX-License-Identifier: Apache-2.0
/** What the engine tells of a container, as files for people. */
@NullMarked
package io.github.clustere2e.backend.docker.internal.files;

import org.jspecify.annotations.NullMarked;
