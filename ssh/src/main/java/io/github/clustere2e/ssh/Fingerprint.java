// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How people compare keys: {@code SHA256:…}, as OpenSSH prints it. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[] publicKeyBlob) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKeyBlob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The key's type and fingerprint, for any key that a server may show. */
    static String describe(byte[] publicKeyBlob) {
        int length = publicKeyBlob.length < 4 ? 0 : publicKeyBlob[3];
        String type = length > 0 && publicKeyBlob.length >= 4 + length
                ? new String(publicKeyBlob, 4, length, StandardCharsets.US_ASCII)
                : "unknown";
        return type + " " + of(publicKeyBlob);
    }
}
