// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What follows the last byte that a command has written, in both of its outputs. Their ends would not do: a daemon that the
 * command leaves behind may keep them open. Nobody can guess it. Immutable.
 */
final class EndMark {

    private static final int CHUNK = 32 * 1024;
    private static final byte EDGE = 1;

    /** Runs a command, and marks the end of what it has written. Arguments: the mark without its edges, and the command. */
    private static final String SCRIPT = """
            m=$1
            shift
            "$@"
            s=$?
            printf '\\001%s\\001' "$m"
            printf '\\001%s\\001' "$m" >&2
            exit $s
            """;

    private final String word = UUID.randomUUID().toString();
    private final byte[] mark;

    EndMark() {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        mark = new byte[bytes.length + 2];
        mark[0] = EDGE;
        System.arraycopy(bytes, 0, mark, 1, bytes.length);
        mark[mark.length - 1] = EDGE;
    }

    /** The words before a command that mark its end. */
    List<String> prefix() {
        return List.of("sh", "-c", SCRIPT, "sh", word);
    }

    /** Passes on what comes before the mark, or before the end; only what may be its beginning waits for more. */
    void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[CHUNK + mark.length];
        int held = 0;
        for (int read = from.read(buffer, 0, CHUNK); read >= 0; read = from.read(buffer, held, CHUNK)) {
            int length = held + read;
            int end = find(buffer, length);
            to.write(buffer, 0, end);
            to.flush();
            held = length - end;
            if (held >= mark.length) {
                return;
            }
            System.arraycopy(buffer, end, buffer, 0, held);
        }
        to.write(buffer, 0, held);
        to.flush();
    }

    /** Where the mark begins, or may begin; the length if it does not. */
    private int find(byte[] buffer, int length) {
        for (int from = 0; from < length; from++) {
            if (buffer[from] == EDGE) {
                int compared = Math.min(mark.length, length - from);
                if (Arrays.equals(buffer, from, from + compared, mark, 0, compared)) {
                    return from;
                }
            }
        }
        return length;
    }
}
