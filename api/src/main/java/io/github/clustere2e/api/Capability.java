// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Something that a backend can do beyond the minimum.
 *
 * <p>A capability is an interface that extends this one. A cluster that declares it can do it, and one that does not
 * refuses with {@link UnsupportedCapabilityException}. Third-party backends may define capabilities of their own.
 *
 * @see Cluster#capability(Class)
 * @since 0.1
 */
public interface Capability {}
