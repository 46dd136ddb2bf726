// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

/**
 * Something that could not be had of a node, or not whole.
 *
 * @param what what it is, such as {@code journal}, {@code unit etcd.service} or {@code file /var/log/syslog}
 * @param absent whether the node does not have it, which may be as it should be; else getting it failed
 * @param why why it could not be had, for people
 * @since 0.1
 */
public record MissingLog(String what, boolean absent, String why) {

    /** Something that was to be had, but something went wrong. */
    static MissingLog failed(String what, String why) {
        return new MissingLog(what, false, why);
    }

    /**
     * Says it all.
     *
     * @return one or more lines
     */
    @Override
    public String toString() {
        return what + ": " + why;
    }
}
