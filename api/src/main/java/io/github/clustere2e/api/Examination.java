// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * How thoroughly {@link ClusterProvider#doctor(Examination)} looks.
 *
 * @since 0.1
 */
public enum Examination {
    /** Looks, and makes no node: a few seconds when all is well. */
    QUICK,
    /** Makes a cluster of one node besides, logs in, and removes it: a minute, or more if the image must be built. */
    DEEP
}
