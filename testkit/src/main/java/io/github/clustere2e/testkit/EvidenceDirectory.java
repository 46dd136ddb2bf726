// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the evidence of one failure goes: a directory of its own, also when a test fails several times. */
final class EvidenceDirectory {

    private static final int LONGEST = 80;
    private static final Set<Path> GIVEN = new HashSet<>();

    private EvidenceDirectory() {}

    static Path of(ExtensionContext context) {
        Path parent = Settings.of(context)
                .evidenceDirectory()
                .resolve(name(context.getTestClass().map(Class::getName).orElse("suite")));
        String test = context.getTestMethod()
                .map(method -> method.getName() + suffix(context))
                .orElse("set-up");
        synchronized (GIVEN) {
            Path directory = parent.resolve(name(test));
            for (int number = 2; Files.exists(directory) || !GIVEN.add(directory); number++) {
                directory = parent.resolve(name(test) + "-" + number);
            }
            return directory;
        }
    }

    /** What tells the runs of a repeated or parameterized test apart. */
    private static String suffix(ExtensionContext context) {
        boolean several = context.getUniqueId().contains("invocation:");
        return several ? "-" + context.getDisplayName() : "";
    }

    private static String name(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+|_+$", "");
        return safe.isEmpty() ? "test" : safe.substring(0, Math.min(LONGEST, safe.length()));
    }
}
