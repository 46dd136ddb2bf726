// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What OpenSSH's {@code known_hosts} files say, by their format in sshd(8). Immutable.
 *
 * <p>Names may be hashed, patterns, or negated. Lines of certificate authorities and of key types that cannot be pinned are
 * passed over.
 */
final class KnownHosts {

    private static final String HASH_MARK = "|1|";

    private final List<Line> lines;

    private record Line(String marker, String names, String key) {}

    private KnownHosts(List<Line> lines) {
        this.lines = lines;
    }

    /** A file that is not there knows nobody. */
    static KnownHosts read(List<Path> files) {
        List<Line> lines = new ArrayList<>();
        for (Path file : files) {
            try {
                if (Files.exists(file)) {
                    for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                        line(text).ifPresent(lines::add);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new KnownHosts(lines);
    }

    /** How such a file names a server. */
    static String nameOf(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return port == 22 ? name : "[" + name + "]:" + port;
    }

    /** The keys of that host that are not revoked, as they can be pinned; the safest type first. */
    List<String> keysOf(String name) {
        Set<String> revoked = keys("@revoked", name);
        return keys("", name).stream()
                .filter(key -> !revoked.contains(key))
                .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                .toList();
    }

    boolean hasRevoked(String name) {
        return !keys("@revoked", name).isEmpty();
    }

    private Set<String> keys(String marker, String name) {
        return lines.stream()
                .filter(line -> line.marker().equals(marker) && matches(line.names(), name))
                .map(Line::key)
                .collect(Collectors.toSet());
    }

    private static int rank(String key) {
        return key.startsWith(PublicKeyLine.TYPE) ? 0 : key.startsWith("ecdsa-") ? 1 : 2;
    }

    private static Optional<Line> line(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        int first = parts[0].startsWith("@") ? 1 : 0;
        if (parts[0].startsWith("#") || parts.length < first + 3) {
            return Optional.empty();
        }
        String key = parts[first + 1] + " " + parts[first + 2];
        return PublicKeyLine.problem(key).isPresent()
                ? Optional.empty()
                : Optional.of(new Line(first == 1 ? parts[0] : "", parts[first], key));
    }

    private static boolean matches(String names, String name) {
        if (names.startsWith(HASH_MARK)) {
            return hashed(names, name);
        }
        return HostPattern.matches(Arrays.asList(names.split(",", -1)), name);
    }

    private static boolean hashed(String names, String name) {
        String[] parts = names.substring(HASH_MARK.length()).split("\\|", 2);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
            byte[] digest = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return parts.length == 2
                    && MessageDigest.isEqual(digest, Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            // It is damaged, and so it names nobody.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
