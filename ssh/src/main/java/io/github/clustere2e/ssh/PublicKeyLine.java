// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A public key as OpenSSH writes it: {@code ssh-ed25519 AAAA… comment}. */
final class PublicKeyLine {

    static final String TYPE = "ssh-ed25519";

    private static final String RSA = "ssh-rsa";

    /** The types of keys that can be pinned, and how many fields each has, its type included. */
    private static final Map<String, Integer> FIELDS =
            Map.of(TYPE, 2, "ecdsa-sha2-nistp256", 3, "ecdsa-sha2-nistp384", 3, "ecdsa-sha2-nistp521", 3, RSA, 3);

    /** The type and the 32 bytes of an Ed25519 key, each behind its length. */
    private static final int ED25519_LENGTH = 4 + TYPE.length() + 4 + 32;

    private PublicKeyLine() {}

    static String of(byte[] blob, String comment) {
        String line = type(blob) + " " + Base64.getEncoder().encodeToString(blob);
        return comment.isEmpty() ? line : line + " " + comment;
    }

    /** The key's bytes as they go over the wire; the line has been checked. */
    static byte[] blob(String line) {
        return Base64.getDecoder().decode(line.strip().split("\\s+", 3)[1]);
    }

    /** The key's type; the line has been checked. */
    static String type(String line) {
        return line.strip().split("\\s+", 2)[0];
    }

    /** The type that a key says it has, whoever sent it. */
    static String type(byte[] blob) {
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        int length = blob.length < 4 ? 0 : buffer.getInt();
        return length > 0 && length <= buffer.remaining()
                ? new String(blob, 4, length, StandardCharsets.US_ASCII)
                : "unknown";
    }

    /** The type of the keys that make such a signature. */
    static String typeOf(String signature) {
        return signature.startsWith("rsa-sha2-") ? RSA : signature;
    }

    /** What is wrong with the line, if anything is. */
    static Optional<String> problem(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        if (!FIELDS.containsKey(parts[0])) {
            return Optional.of("is of the type '" + parts[0] + "', but only " + TYPE + ", ECDSA and RSA keys are known"
                    + " here; make one with SshKeyPair.generate or ssh-keygen -t ed25519");
        }
        if (parts.length < 2) {
            return Optional.of("has a type, but no key behind it");
        }
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(parts[1]);
        } catch (IllegalArgumentException e) {
            return Optional.of("is not in base 64: " + e.getMessage());
        }
        if (!parts[0].equals(type(blob)) || !whole(blob, parts[0])) {
            return Optional.of("is cut off or damaged: it is not an " + parts[0] + " public key");
        }
        return Optional.empty();
    }

    private static boolean whole(byte[] blob, String type) {
        if (type.equals(TYPE)) {
            return blob.length == ED25519_LENGTH && blob[4 + TYPE.length() + 3] == 32;
        }
        ByteBuffer rest = ByteBuffer.wrap(blob);
        for (int left = FIELDS.getOrDefault(type, 0); left > 0; left--) {
            int length = rest.remaining() < 4 ? -1 : rest.getInt();
            if (length < 1 || length > rest.remaining()) {
                return false;
            }
            rest.position(rest.position() + length);
        }
        return !rest.hasRemaining();
    }
}
