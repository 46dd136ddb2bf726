// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.clustere2e.backend.docker.internal.files;

import org.jspecify.annotations.NullMarked;
