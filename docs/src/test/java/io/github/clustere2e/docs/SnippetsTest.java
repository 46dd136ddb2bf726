// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All Java code of the pages compiles, as it is or within a class or a method, with the packages of the project imported.
 *
 * <p>What a piece takes for granted is in a comment above it that readers do not see: {@code <!-- given: Cluster cluster; Node node
 * -->}, and {@code import a.b.C} among these. Code of somebody else has {@code <!-- not compiled: why -->}.
 */
class SnippetsTest {

    private static final String HELP = "what a piece takes for granted is said in a comment above it, such as"
            + " <!-- given: Cluster cluster; import java.util.logging.Logger -->;"
            + " code that is not for this project has <!-- not compiled: why -->";

    @Test
    void theJavaCodeOfThePagesCompiles() {
        SnippetCompiler compiler = new SnippetCompiler();
        for (Page page : Pages.all()) {
            page.blocks().stream()
                    .filter(block -> block.language().equals("java")
                            && block.remark("not compiled").isEmpty())
                    .forEach(compiler::add);
        }

        compiler.compile().mustBeNone(HELP);
        assertThat(compiler.size()).as("pieces that were compiled").isGreaterThan(10);
    }

    @Test
    void remarksStandAboveTheCodeThatTheyAreAbout() {
        Problems problems = new Problems();
        for (Page page : Pages.all()) {
            page.straying()
                    .forEach(remark -> problems.add(remark.place(), "no block of code is right below this comment"));
            page.blocks().stream()
                    .filter(block -> !block.language().equals("java"))
                    .flatMap(block -> block.remarks().stream())
                    .forEach(remark ->
                            problems.add(remark.place(), "the code below is not Java, so nothing compiles it"));
        }

        problems.mustBeNone("move or remove the comment");
    }

    @Test
    void whatDoesNotCompileIsToldWithItsLine() {
        assertThat(problemsOf("""
                # A page

                ```java
                Cluster cluster = Clusters.create(spec);
                cluster.explode();
                ```
                """))
                .satisfiesExactly(
                        problem ->
                                assertThat(problem).startsWith("docs/a.md:4: ").contains("spec"),
                        problem ->
                                assertThat(problem).startsWith("docs/a.md:5: ").contains("explode"));
        assertThat(problemsOf("""
                ```java
                class Broken {
                    void run( {}
                }
                ```
                """)).singleElement().asString().startsWith("docs/a.md:3: ");
        assertThat(problemsOf("""
                ```java
                @Test
                void readsAFile(Node node) {
                    java.nio.file.Files.delete(Path.of(node.name()));
                }
                ```
                """)).singleElement().asString().contains("docs/a.md:4: ", "IOException");
    }

    @Test
    void everyFormOfCodeIsUnderstood() {
        assertThat(problemsOf("""
                <!-- given: ClusterSpec spec; import java.util.logging.Logger -->
                ```java
                try (Cluster cluster = Clusters.create(spec)) { … }
                Logger.getLogger("x").info("done");
                ```

                <!-- given: ClusterSpec spec -->
                ```java
                Clusters.create(spec)
                        .nodes()
                ```

                ```java
                package com.example;

                import io.github.clustere2e.api.Node;

                public final class Named {
                    String of(Node node) {
                        return node.name();
                    }
                }
                ```

                ```java
                import java.util.logging.Level;

                String name = new Named().of(null) + Level.ALL;
                ...
                ```

                ```java
                class Named {}
                ```
                """)).isEmpty();
    }

    private static List<String> problemsOf(String text) {
        SnippetCompiler compiler = new SnippetCompiler();
        Page.of("docs/a.md", text).blocks().forEach(compiler::add);
        return compiler.compile().found();
    }
}
