// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

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
        return PublicKeyLine.type(publicKeyBlob) + " " + of(publicKeyBlob);
    }
}
