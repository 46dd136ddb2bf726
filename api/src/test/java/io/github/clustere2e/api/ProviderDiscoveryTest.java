// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.probe.Probe;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of their own, with a backend in a jar that the build knows nothing of. */
class ProviderDiscoveryTest {

    @TempDir
    Path directory;

    @Test
    void aProviderInAJarIsFoundOnTheClassPath() throws Exception {
        ProviderJar jar = ProviderJar.compile(directory, "third.party", "third");

        String said = java(List.of(), "-cp", path(testClasses(), jar.path()));

        assertThat(said).startsWith("picked third in unnamed module");
    }

    @Test
    void aProviderInAJarIsFoundOnTheModulePath() throws Exception {
        ProviderJar jar = ProviderJar.compile(directory, "third.party", "third");

        String said = onModulePath(List.of(), jar);

        assertThat(said).isEqualTo("picked third in module third.party");
    }

    @Test
    void onTheModulePathTooABrokenProviderIsNamedAndDoesNotHideTheOthers() throws Exception {
        ProviderJar broken = ProviderJar.compile(
                directory, "a.broken", "broken", "public Provider() { throw new IllegalStateException(\"no luck\"); }");
        ProviderJar good = ProviderJar.compile(directory, "good", "good");

        assertThat(onModulePath(List.of(), broken, good)).isEqualTo("picked good in module good");
        assertThat(onModulePath(List.of("missing"), broken, good))
                .contains("'missing'", "'good' (good.Provider)", "Would not load: a.broken.Provider: ", "no luck");
    }

    @Test
    void theSystemPropertyNamesOneOfSeveral() throws Exception {
        ProviderJar one = ProviderJar.compile(directory, "one", "first");
        ProviderJar two = ProviderJar.compile(directory, "two", "second");

        String said = java(
                List.of(), "-D" + Clusters.PROPERTY + "=second", "-cp", path(testClasses(), one.path(), two.path()));

        assertThat(said).startsWith("picked second");
    }

    private static String onModulePath(List<String> arguments, ProviderJar... jars) throws Exception {
        String modules = path(Stream.of(jars).map(ProviderJar::path).toArray(Path[]::new));
        return java(
                arguments,
                "-p",
                modules,
                "--add-modules",
                "io.github.clustere2e.api",
                "-cp",
                testClasses().toString());
    }

    private static String java(List<String> arguments, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of(options));
        command.add(Probe.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove(Clusters.ENVIRONMENT);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.exitValue()).isZero();
            return said.strip();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path testClasses() {
        return ProviderJar.home(Probe.class);
    }

    /** These, and the API with what it needs. */
    private static String path(Path... jars) {
        return Stream.concat(Stream.of(jars), ProviderJar.apiPath().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
