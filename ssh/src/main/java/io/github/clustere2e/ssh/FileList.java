// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.ssh.wire.FileScripts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link FileScripts#LIST} writes: eight fields a file, each ended by the one byte that no name has. */
final class FileList {

    private static final int FIELDS = 8;

    private FileList() {}

    static List<RemoteFile> of(byte[] output) {
        String[] fields = new String(output, StandardCharsets.UTF_8).split("\0", -1);
        List<RemoteFile> files = new ArrayList<>();
        for (int i = 0; i + FIELDS < fields.length; i += FIELDS) {
            RemoteFile.Kind kind = kind(fields[i + 1]);
            files.add(new RemoteFile(
                    fields[i],
                    kind,
                    Long.parseLong(fields[i + 2]),
                    Permissions.of(Integer.parseInt(fields[i + 3], 8)),
                    fields[i + 4],
                    fields[i + 5],
                    instant(fields[i + 6]),
                    kind == RemoteFile.Kind.SYMBOLIC_LINK ? Optional.of(fields[i + 7]) : Optional.empty()));
        }
        return List.copyOf(files);
    }

    private static RemoteFile.Kind kind(String letter) {
        return switch (letter) {
            case "f" -> RemoteFile.Kind.FILE;
            case "d" -> RemoteFile.Kind.DIRECTORY;
            case "l" -> RemoteFile.Kind.SYMBOLIC_LINK;
            default -> RemoteFile.Kind.OTHER;
        };
    }

    /** Seconds, with ten digits after the point. */
    private static Instant instant(String seconds) {
        BigDecimal exact = new BigDecimal(seconds);
        long whole = exact.setScale(0, java.math.RoundingMode.FLOOR).longValueExact();
        return Instant.ofEpochSecond(
                whole,
                exact.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }
}
