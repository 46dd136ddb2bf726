// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.JSch;
import io.github.clustere2e.api.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Which algorithms are offered to a server, best first, by the names that OpenSSH uses.
 *
 * <p>Immutable and thread-safe. Start from {@link #modern()} or, for a server that is old or not OpenSSH, from
 * {@link #compatible()}. Whatever is chosen, a server that offers strict key exchange (the cure for the Terrapin attack,
 * CVE-2023-48795; in OpenSSH since 9.6) is held to it; {@link #requireStrictKeyExchange(boolean)} refuses all others.
 * {@code chacha20-poly1305@openssh.com} is not among them: its OpenSSH form needs a library that is not used here.
 *
 * @since 0.1
 */
public final class SshAlgorithms {

    private static final List<String> CURVE25519 = List.of("curve25519-sha256", "curve25519-sha256@libssh.org");
    private static final SshAlgorithms MODERN = new SshAlgorithms(
            CURVE25519,
            List.of(PublicKeyLine.TYPE),
            // Hardware does GCM; counter mode is for the server that has it switched off.
            List.of("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr"),
            List.of("hmac-sha2-256-etm@openssh.com"),
            false);
    private static final SshAlgorithms COMPATIBLE = new SshAlgorithms(
            List.of(
                    "curve25519-sha256",
                    "curve25519-sha256@libssh.org",
                    "ecdh-sha2-nistp256",
                    "ecdh-sha2-nistp384",
                    "ecdh-sha2-nistp521",
                    "diffie-hellman-group16-sha512",
                    "diffie-hellman-group14-sha256"),
            List.of(
                    PublicKeyLine.TYPE,
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "rsa-sha2-512",
                    "rsa-sha2-256"),
            List.of("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr"),
            List.of("hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"),
            false);

    private final List<String> keyExchanges;
    private final List<String> signatures;
    private final List<String> ciphers;
    private final List<String> macs;
    private final boolean strict;

    private SshAlgorithms(
            List<String> keyExchanges,
            List<String> signatures,
            List<String> ciphers,
            List<String> macs,
            boolean strict) {
        this.keyExchanges = keyExchanges;
        this.signatures = signatures;
        this.ciphers = ciphers;
        this.macs = macs;
        this.strict = strict;
    }

    /**
     * Returns the default: curve25519, Ed25519, AES in GCM or counter mode. OpenSSH has all of it since 6.5.
     *
     * @return few, so that little is loaded and checked
     */
    public static SshAlgorithms modern() {
        return MODERN;
    }

    /**
     * Returns what else is still sound: the NIST curves, Diffie-Hellman groups 14 and 16 with SHA-2, ECDSA and RSA keys
     * with SHA-2, and SHA-2 checksums. Nothing with SHA-1, CBC or DSA.
     *
     * @return the wider lists, which begin with the modern ones
     */
    public static SshAlgorithms compatible() {
        return COMPATIBLE;
    }

    /**
     * Offers these key exchanges instead.
     *
     * @param names as in sshd_config's {@code KexAlgorithms}, best first
     * @return another value
     * @throws InvalidInputException if it is empty or has a name that is not known here
     */
    public SshAlgorithms keyExchanges(String... names) {
        return new SshAlgorithms(checked("key exchange", names), signatures, ciphers, macs, strict);
    }

    /**
     * Accepts these signatures instead, from the server's host key and for the user's key.
     *
     * @param names as in sshd_config's {@code HostKeyAlgorithms}, best first; for RSA keys {@code rsa-sha2-512}
     * @return another value
     * @throws InvalidInputException if it is empty or has a name that is not known here
     */
    public SshAlgorithms signatures(String... names) {
        return new SshAlgorithms(keyExchanges, checked("signature", names), ciphers, macs, strict);
    }

    /**
     * Offers these ciphers instead.
     *
     * @param names as in sshd_config's {@code Ciphers}, best first
     * @return another value
     * @throws InvalidInputException if it is empty or has a name that is not known here
     */
    public SshAlgorithms ciphers(String... names) {
        return new SshAlgorithms(keyExchanges, signatures, checked("cipher", names), macs, strict);
    }

    /**
     * Offers these message authentication codes instead; GCM needs none.
     *
     * @param names as in sshd_config's {@code MACs}, best first
     * @return another value
     * @throws InvalidInputException if it is empty or has a name that is not known here
     */
    public SshAlgorithms macs(String... names) {
        return new SshAlgorithms(keyExchanges, signatures, ciphers, checked("MAC", names), strict);
    }

    /**
     * Refuses servers that do not offer strict key exchange. {@code false} by default, since OpenSSH before 9.6 does
     * not; those that do are held to it in any case.
     *
     * @param required whether to refuse others
     * @return another value
     */
    public SshAlgorithms requireStrictKeyExchange(boolean required) {
        return new SshAlgorithms(keyExchanges, signatures, ciphers, macs, required);
    }

    List<String> signatures() {
        return signatures;
    }

    /** Those that a key of this type signs with, such as rsa-sha2-512 for ssh-rsa. */
    List<String> signaturesOf(String keyType) {
        return signatures.stream()
                .filter(name -> PublicKeyLine.typeOf(name).equals(keyType))
                .toList();
    }

    /** Puts them into the library's configuration for a connection. */
    void into(Properties config) {
        config.setProperty("kex", String.join(",", keyExchanges));
        config.setProperty("cipher.s2c", String.join(",", ciphers));
        config.setProperty("cipher.c2s", String.join(",", ciphers));
        config.setProperty("mac.s2c", String.join(",", macs));
        config.setProperty("mac.c2s", String.join(",", macs));
        config.setProperty("enable_strict_kex", "yes");
        config.setProperty("require_strict_kex", strict ? "yes" : "no");
    }

    private static List<String> checked(String kind, String... names) {
        List<String> problems = new ArrayList<>();
        if (names.length == 0) {
            problems.add("none is named");
        }
        for (String name : names) {
            String implementation = JSch.getConfig(name);
            if (implementation == null || name.equals("none") || !implementation.startsWith("com.jcraft.jsch.")) {
                problems.add("'" + name + "' is not known here");
            } else if (implementation.startsWith("com.jcraft.jsch.bc.")) {
                problems.add("'" + name + "' needs a library that is not used here");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    "This list of " + kind + " algorithms cannot be used: " + String.join("; ", problems));
        }
        return List.of(names);
    }

    @Override
    public String toString() {
        return "key exchanges " + keyExchanges + ", signatures " + signatures + ", ciphers " + ciphers + ", MACs "
                + macs + (strict ? ", strict key exchange required" : "");
    }
}
