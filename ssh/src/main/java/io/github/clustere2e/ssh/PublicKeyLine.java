// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A public key as OpenSSH writes it: {@code ssh-ed25519 AAAA… comment}. */
final class PublicKeyLine {

    static final String TYPE = "ssh-ed25519";

    /** The type and the 32 bytes of the key, each behind its length. */
    private static final int BLOB_LENGTH = 4 + TYPE.length() + 4 + 32;

    private PublicKeyLine() {}

    static String of(byte[] blob, String comment) {
        String line = TYPE + " " + Base64.getEncoder().encodeToString(blob);
        return comment.isEmpty() ? line : line + " " + comment;
    }

    /** The key's bytes as they go over the wire; the line has been checked. */
    static byte[] blob(String line) {
        return Base64.getDecoder().decode(line.strip().split("\\s+", 3)[1]);
    }

    /** What is wrong with the line, if anything is. */
    static Optional<String> problem(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        if (!parts[0].equals(TYPE)) {
            return Optional.of("is of the type '" + parts[0] + "', but only " + TYPE + " is used here; make one with"
                    + " SshKeyPair.generate or ssh-keygen -t ed25519");
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
        if (blob.length != BLOB_LENGTH || !startsWithType(blob)) {
            return Optional.of("is cut off or damaged: it is not an Ed25519 public key");
        }
        return Optional.empty();
    }

    private static boolean startsWithType(byte[] blob) {
        return ByteBuffer.wrap(blob).getInt() == TYPE.length()
                && TYPE.equals(new String(blob, 4, TYPE.length(), StandardCharsets.US_ASCII));
    }
}
