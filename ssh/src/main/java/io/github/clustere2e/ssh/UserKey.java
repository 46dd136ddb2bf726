// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.github.clustere2e.api.InvalidInputException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A private key that is read once and used by every node that has it. Thread-safe. */
final class UserKey implements Identity {

    /** Few, since a cluster has one key; a process that makes very many clusters starts over now and then. */
    private static final int REMEMBERED = 64;

    private static final Map<ByteBuffer, UserKey> KNOWN = new ConcurrentHashMap<>();

    private final Signer signer;
    private final byte[] publicKey;

    /** Who holds the private key. */
    private interface Signer {
        byte @Nullable [] sign(byte[] data, String algorithm);
    }

    private UserKey(Signer signer, byte[] publicKey) {
        this.signer = signer;
        this.publicKey = publicKey;
    }

    /** A key that an agent keeps to itself. */
    static UserKey ofAgent(Identity identity) {
        return new UserKey(identity::getSignature, identity.getPublicKeyBlob());
    }

    static UserKey of(byte[] privateKey) {
        if (KNOWN.size() >= REMEMBERED) {
            KNOWN.clear();
        }
        byte[] own = privateKey.clone();
        return KNOWN.computeIfAbsent(ByteBuffer.wrap(own), bytes -> read(own));
    }

    private static UserKey read(byte[] privateKey) {
        KeyPair pair;
        try {
            pair = KeyPair.load(Jsch.shared(), privateKey.clone(), null);
        } catch (JSchException e) {
            throw new InvalidInputException(
                    "The private key cannot be read: it must be in OpenSSH's format, as SshKeyPair.generate or"
                            + " ssh-keygen -t ed25519 makes it",
                    e);
        }
        if (pair.isEncrypted()) {
            throw new InvalidInputException("The private key is encrypted: give it without a passphrase");
        }
        return new UserKey(pair::getSignature, pair.getPublicKeyBlob());
    }

    /** Such as ssh-ed25519. */
    String type() {
        return PublicKeyLine.type(publicKey);
    }

    String fingerprint() {
        return Fingerprint.of(publicKey);
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return publicKey;
    }

    @Override
    public byte @Nullable [] getSignature(byte[] data) {
        return signer.sign(data, type());
    }

    @Override
    public byte @Nullable [] getSignature(byte[] data, String algorithm) {
        return signer.sign(data, algorithm);
    }

    @Override
    public boolean setPassphrase(byte @Nullable [] passphrase) {
        return true;
    }

    @Override
    public String getAlgName() {
        return type();
    }

    @Override
    public String getName() {
        return "the node's private key";
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        // shared by the nodes of a cluster
    }
}
