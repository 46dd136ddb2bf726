// SPDX-License-Identifier: Apache-2.0
/** What the doctor asks of a Docker engine and of the machine that it runs on: each check is a class. */
@NullMarked
package io.github.clustere2e.backend.docker.internal.doctor;

import org.jspecify.annotations.NullMarked;
