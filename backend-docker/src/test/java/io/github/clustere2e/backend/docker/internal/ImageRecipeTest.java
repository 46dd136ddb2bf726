// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.docker.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be known of an image that cannot be built here. */
class ImageRecipeTest {

    private static final Path SOURCES =
            Path.of("src", "main", "resources", "io", "github", "clustere2e", "backend", "docker", "image");

    @TempDir
    Path build;

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void aBuildHasAllThatItsDockerfileCopiesAndRuns(Distribution distribution) throws IOException {
        ImageRecipe recipe = new ImageRecipe(distribution);
        List<FileTar.Entry> context = recipe.writeTo(build);

        assertThat(context).extracting(FileTar.Entry::name).containsExactlyElementsOf(recipe.files());
        Set<String> copied = new TreeSet<>();
        for (List<String> words : instructions(recipe)) {
            if (words.get(0).equals("COPY") && !words.get(1).startsWith("--from=")) {
                for (String source : words.subList(1, words.size() - 1)) {
                    assertThat(build.resolve(source)).exists();
                    copied.addAll(namesIn(build.resolve(source)));
                }
            }
        }
        for (List<String> words : instructions(recipe)) {
            words.stream()
                    .filter(word -> words.get(0).equals("RUN") && word.matches("/tmp/node-image/.+"))
                    .forEach(script -> assertThat(copied).contains(script.replaceFirst(".*/", "")));
        }
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void itsScriptsAreShell(Distribution distribution) throws Exception {
        ImageRecipe recipe = new ImageRecipe(distribution);
        recipe.writeTo(build);
        List<String> parts = recipe.files().stream()
                .filter(name -> name.matches(".*/\\d.*"))
                .sorted((one, other) -> lastName(one).compareTo(lastName(other)))
                .toList();
        StringBuilder joined = new StringBuilder();
        parts.forEach(part -> joined.append(ImageFiles.text(part)));
        Files.writeString(build.resolve("joined.sh"), joined);

        assertThat(parts).extracting(ImageRecipeTest::lastName).doesNotHaveDuplicates();
        for (String name : scripts(recipe)) {
            assertThat(syntaxErrors(name)).as(name).isEmpty();
        }
    }

    @Test
    void everyFileOfTheModuleIsTakenByAnImage() throws IOException {
        Set<String> taken = new TreeSet<>(Set.of("README.md", ImageFiles.ADOPT, ImageFiles.INSTALL_PACKAGES));
        taken.addAll(DockerLayer.FILES);
        for (Distribution distribution : Distribution.values()) {
            taken.addAll(new ImageRecipe(distribution).files());
        }

        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> SOURCES.relativize(file).toString()))
                    .hasSameElementsAs(taken);
        }
    }

    @Test
    void noTwoDistributionsShareAnImage() {
        assertThat(Arrays.stream(Distribution.values()).map(each -> new ImageRecipe(each).tag()))
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.matches("cluster-e2e-node:[a-z0-9.-]+-[0-9a-f]{12}"));
        assertThat(Arrays.stream(Distribution.values()).map(each -> new ImageRecipe(each).tag(Set.of("jq"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theImageToBeginFromIsThatOfTheDockerfile() {
        assertThat(Arrays.stream(Distribution.values()).map(each -> new ImageRecipe(each).base()))
                .containsExactly(
                        "debian:12",
                        "debian:13",
                        "ubuntu:22.04",
                        "ubuntu:24.04",
                        "rockylinux/rockylinux:9",
                        "almalinux:9",
                        "fedora:43",
                        "debian:12");
    }

    private static List<String> scripts(ImageRecipe recipe) {
        List<String> scripts = new ArrayList<>(List.of("joined.sh"));
        recipe.files().stream()
                .filter(name -> name.endsWith(".sh") || name.endsWith("/archive"))
                .forEach(scripts::add);
        return scripts;
    }

    private String syntaxErrors(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-n", build.resolve(script).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return shell.waitFor() == 0 ? said : said + "status " + shell.exitValue();
    }

    private static List<List<String>> instructions(ImageRecipe recipe) {
        return ImageFiles.text(recipe.dockerfile())
                .lines()
                .filter(not(line -> line.isBlank() || line.startsWith("#")))
                .map(line -> List.of(line.split("\\s+")))
                .toList();
    }

    private static Set<String> namesIn(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return new TreeSet<>(files.map(file -> lastName(file.toString())).toList());
        }
    }

    private static String lastName(String path) {
        return path.replaceFirst(".*/", "");
    }
}
