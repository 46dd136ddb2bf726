// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

/** How many bytes of a node's files may still be written here. Thread-safe: its files come at once. */
final class Room {

    private long left;

    Room(long bytes) {
        this.left = bytes;
    }

    /** Takes as much as is wanted, or what there is left. */
    synchronized int take(int wanted) {
        int taken = (int) Math.min(wanted, left);
        left -= taken;
        return taken;
    }

    synchronized boolean isFull() {
        return left == 0;
    }
}
