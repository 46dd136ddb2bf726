// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Knows exactly one host key, and remembers the wrong one that it was shown. For one connection. */
final class PinnedHostKey implements HostKeyRepository {

    private final byte[] expected;
    private volatile byte @Nullable [] wrong;

    PinnedHostKey(byte[] expected) {
        this.expected = expected;
    }

    /** What the server showed instead of the right key; {@code null} if it showed nothing else. */
    byte @Nullable [] wrong() {
        return wrong;
    }

    @Override
    public int check(String host, byte[] key) {
        if (MessageDigest.isEqual(expected, key)) {
            return OK;
        }
        wrong = key.clone();
        return CHANGED;
    }

    @Override
    public void add(HostKey hostkey, @Nullable UserInfo ui) {
        // what is pinned stays
    }

    @Override
    public void remove(String host, @Nullable String type) {
        // what is pinned stays
    }

    @Override
    public void remove(String host, @Nullable String type, byte @Nullable [] key) {
        // what is pinned stays
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "the host key of the node's endpoint";
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }
}
