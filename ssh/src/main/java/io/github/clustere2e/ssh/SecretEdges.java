// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** Finds where output may be cut so that no secret is cut in two: half a secret would not be masked. Thread-safe. */
final class SecretEdges {

    static final SecretEdges NONE = new SecretEdges(List.of());

    private final List<byte[]> secrets;
    private final int longest;

    SecretEdges(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.longest =
                this.secrets.stream().mapToInt(secret -> secret.length).max().orElse(0);
    }

    /** How many bytes on the other side of a cut have to be known. */
    int margin() {
        return Math.max(0, longest - 1);
    }

    /** The last place up to that one which lies within no secret. */
    int before(byte[] bytes, int place) {
        int cut;
        int free = place;
        do {
            cut = free;
            for (byte[] secret : secrets) {
                free = Math.min(free, across(bytes, secret, cut).orElse(cut));
            }
            // There, another one may lie across.
        } while (free != cut);
        return free;
    }

    /** The first place from that one on which lies within no secret. */
    int after(byte[] bytes, int place) {
        int cut;
        int free = place;
        do {
            cut = free;
            for (byte[] secret : secrets) {
                OptionalInt across = across(bytes, secret, cut);
                free = Math.max(free, across.isPresent() ? across.getAsInt() + secret.length : cut);
            }
        } while (free != cut);
        return free;
    }

    /** Where the secret begins, if it begins before the place and ends after it. */
    private static OptionalInt across(byte[] bytes, byte[] secret, int place) {
        int last = Math.min(place - 1, bytes.length - secret.length);
        for (int at = Math.max(0, place - secret.length + 1); at <= last; at++) {
            if (Arrays.equals(bytes, at, at + secret.length, secret, 0, secret.length)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }
}
