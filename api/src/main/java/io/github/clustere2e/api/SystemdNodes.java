// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Every node runs systemd as its first process, and was settled when it was handed out.
 *
 * @since 0.1
 */
public interface SystemdNodes extends Capability {}
