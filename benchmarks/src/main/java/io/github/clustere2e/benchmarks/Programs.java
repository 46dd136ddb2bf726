// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The peers that are programs. */
final class Programs {

    private Programs() {}

    static String run(String... command) throws IOException, InterruptedException {
        return run(Arrays.asList(command), Map.of());
    }

    /** Returns what it prints. */
    static String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
        return output;
    }
}
