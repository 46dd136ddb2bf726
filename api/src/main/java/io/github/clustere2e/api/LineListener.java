// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Cuts each stream into lines at the byte, so that a character split between two chunks survives. */
final class LineListener implements OutputListener {

    /** Somebody may write zeros without end. */
    private static final int LONGEST = 1 << 20;

    private final BiConsumer<StandardStream, String> lines;
    private final Map<StandardStream, ByteArrayOutputStream> begun = new EnumMap<>(StandardStream.class);

    LineListener(BiConsumer<StandardStream, String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void output(StandardStream stream, byte[] chunk) {
        ByteArrayOutputStream line = begun.computeIfAbsent(stream, any -> new ByteArrayOutputStream());
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                line.write(chunk, start, i - start);
                emit(stream, line);
                start = i + 1;
            }
        }
        line.write(chunk, start, chunk.length - start);
        if (line.size() >= LONGEST) {
            emit(stream, line);
        }
    }

    @Override
    public synchronized void end() {
        begun.forEach((stream, line) -> {
            if (line.size() > 0) {
                emit(stream, line);
            }
        });
    }

    private void emit(StandardStream stream, ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(stream, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
