// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.OptionalLong;

/** Bytes that are in memory. Thread-safe as long as nobody changes them. */
final class BytesInput implements StandardInput {

    private final byte[] bytes;

    BytesInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(bytes.length);
    }
}
