// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;

/**
 * An Ed25519 key pair, for a user or a host, in OpenSSH's formats.
 *
 * <p>Immutable and thread-safe. The private key is in no text that this class makes.
 *
 * @since 0.1
 */
public final class SshKeyPair {

    private final byte[] privateKey;
    private final String publicKey;

    private SshKeyPair(byte[] privateKey, String publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Makes a new key pair.
     *
     * @param comment one line that says whose it is; may be empty
     * @return the key pair
     */
    public static SshKeyPair generate(String comment) {
        String oneLine = comment.strip().replaceAll("\\s+", " ");
        try {
            KeyPair pair = KeyPair.genKeyPair(Jsch.shared(), KeyPair.ED25519);
            pair.setPublicKeyComment(oneLine);
            ByteArrayOutputStream pem = new ByteArrayOutputStream(512);
            pair.writeOpenSSHv1PrivateKey(pem, null);
            return new SshKeyPair(pem.toByteArray(), PublicKeyLine.of(pair.getPublicKeyBlob(), oneLine));
        } catch (JSchException e) {
            throw new IllegalStateException("no Ed25519 key can be made: this JDK's security providers lack it", e);
        }
    }

    /**
     * Returns the key pair of a private key.
     *
     * @param privateKey in OpenSSH's format, not encrypted, as {@link #privateKey()} gives it
     * @param comment one line that says whose it is; may be empty
     * @return the key pair
     * @throws io.github.clustere2e.api.InvalidInputException if it is no such key
     */
    public static SshKeyPair of(byte[] privateKey, String comment) {
        String oneLine = comment.strip().replaceAll("\\s+", " ");
        return new SshKeyPair(
                privateKey.clone(), PublicKeyLine.of(UserKey.of(privateKey).getPublicKeyBlob(), oneLine));
    }

    /**
     * Returns the private key, for a file that only its owner may read.
     *
     * @return OpenSSH's PEM format, not encrypted; a copy
     */
    public byte[] privateKey() {
        return privateKey.clone();
    }

    /**
     * Returns the public key, for {@code authorized_keys}, {@code known_hosts} or {@link SshEndpoint}.
     *
     * @return one line, {@code ssh-ed25519 AAAA… comment}, without a line end
     */
    public String publicKey() {
        return publicKey;
    }

    /**
     * Returns what people compare keys by.
     *
     * @return {@code SHA256:…}, as OpenSSH prints it
     */
    public String fingerprint() {
        return Fingerprint.of(PublicKeyLine.blob(publicKey));
    }

    @Override
    public String toString() {
        return publicKey;
    }
}
