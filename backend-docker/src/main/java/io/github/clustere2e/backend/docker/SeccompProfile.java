// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the engine takes for a seccomp profile: a word, or the content of a file rather than its name. */
final class SeccompProfile {

    static final String NONE = "unconfined";

    private SeccompProfile() {}

    static boolean isUsable(@Nullable String profile) {
        return isText(profile) || Files.isReadable(Path.of(profile));
    }

    static @Nullable String read(@Nullable String profile) {
        if (isText(profile)) {
            return profile;
        }
        try {
            return Files.readString(Path.of(profile));
        } catch (IOException e) {
            throw new UncheckedIOException("seccomp: " + profile + " was there a moment ago", e);
        }
    }

    /** Whether it says by itself what it is: nothing, none at all, or a profile in JSON. */
    private static boolean isText(@Nullable String profile) {
        return profile == null || profile.equals(NONE) || profile.startsWith("{");
    }
}
