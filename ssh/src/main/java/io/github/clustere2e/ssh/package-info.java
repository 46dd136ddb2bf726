// SPDX-License-Identifier: Apache-2.0
/**
 * Nodes over SSH.
 *
 * <p>{@link io.github.clustere2e.ssh.SshNode} is a {@link io.github.clustere2e.api.Node} over one connection that nearly all of
 * its commands share. The host key of its {@link io.github.clustere2e.ssh.SshEndpoint} is pinned, and
 * {@link io.github.clustere2e.ssh.SshKeyPair} makes keys. On the node nothing is needed but sshd, a POSIX shell as the
 * login shell and the usual tools of a Linux system.
 */
@NullMarked
package io.github.clustere2e.ssh;

import org.jspecify.annotations.NullMarked;
