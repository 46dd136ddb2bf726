// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import java.util.List;
import java.util.Vector;

/** The one key that a node is logged in with. */
final class Identities implements IdentityRepository {

    private final UserKey key;

    Identities(UserKey key) {
        this.key = key;
    }

    @Override
    public String getName() {
        return "cluster-e2e";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the library wants a Vector
    public Vector<Identity> getIdentities() {
        return new Vector<>(List.of(key));
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        // the key belongs to the node
    }
}
