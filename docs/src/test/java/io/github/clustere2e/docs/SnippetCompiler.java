// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import io.github.clustere2e.docs.Snippet.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the Java code of pages, all of it at once, up to the errors: no class is written. */
final class SnippetCompiler {

    /** Those of the project, of the JDK and of JUnit which an example takes for granted. */
    private static final String IMPORTS = Stream.concat(
                    PublicApi.packages().stream(),
                    Stream.of(
                            "java.io",
                            "java.net",
                            "java.net.http",
                            "java.nio.file",
                            "java.time",
                            "java.util",
                            "java.util.concurrent",
                            "java.util.function",
                            "java.util.stream",
                            "org.junit.jupiter.api",
                            "org.junit.jupiter.api.extension"))
            .map(name -> "import " + name + ".*; ")
            .collect(
                    Collectors.joining(
                            "",
                            "",
                            "import static org.assertj.core.api.Assertions.*; import static org.junit.jupiter.api.Assertions.*; "));

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final List<Snippet> snippets = new ArrayList<>();
    private final Problems problems = new Problems();
    private final Map<String, Set<String>> typesOfPackages = new HashMap<>();

    /** Adds a block; if no form makes it Java, that is a problem. */
    void add(CodeBlock block) {
        String packageName = "pages." + block.place().page().replaceAll("\\W", "_");
        String type = "Snippet_" + block.place().line();
        List<Diagnostic<? extends JavaFileObject>> furthest = List.of();
        Snippet best = null;
        for (Form form : Form.values()) {
            Snippet snippet = Snippet.of(block, form, packageName, type, IMPORTS);
            Parsed parsed = parse(snippet);
            if (parsed.errors().isEmpty()) {
                snippets.add(placed(snippet, form, parsed.types()));
                return;
            }
            if (best == null || parsed.line() > furthest.get(0).getLineNumber()) {
                furthest = parsed.errors();
                best = snippet;
            }
        }
        if (best != null) {
            problems.add(best.place(furthest.get(0).getLineNumber()), message(furthest.get(0)));
        }
    }

    /** Two pieces of one page that declare the same type do not meet: the later one is put in a package of its own. */
    private Snippet placed(Snippet snippet, Form form, List<String> declared) {
        Set<String> taken = typesOfPackages.computeIfAbsent(snippet.packageName(), name -> new HashSet<>());
        if (declared.stream().noneMatch(taken::contains)) {
            taken.addAll(declared);
            return snippet;
        }
        String other = snippet.packageName() + ".line" + snippet.block().place().line();
        String imports = IMPORTS + "import " + snippet.packageName() + ".*; ";
        return Snippet.of(snippet.block(), form, other, snippet.type(), imports);
    }

    /** Compiles all that was added. */
    Problems compile() {
        if (snippets.isEmpty()) {
            return problems;
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:none",
                    "-proc:none",
                    "-Xmaxerrs",
                    "1000",
                    "-classpath",
                    System.getProperty("java.class.path"));
            JavacTask task = (JavacTask) javac.getTask(
                    null,
                    files,
                    diagnostics,
                    options,
                    null,
                    snippets.stream().map(InMemory::new).toList());
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .forEach(this::tell);
        return problems;
    }

    /** How many there are to compile. */
    int size() {
        return snippets.size();
    }

    private void tell(Diagnostic<? extends JavaFileObject> error) {
        if (error.getSource() instanceof InMemory source) {
            problems.add(source.snippet.place(error.getLineNumber()), message(error));
        } else {
            problems.add(message(error));
        }
    }

    private static String message(Diagnostic<?> error) {
        return error.getMessage(Locale.ROOT).replaceAll("\\s*\n\\s*", "; ");
    }

    private Parsed parse(Snippet snippet) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task = (JavacTask)
                javac.getTask(null, null, diagnostics, List.of("-proc:none"), null, List.of(new InMemory(snippet)));
        List<String> types = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                unit.getTypeDecls().stream()
                        .filter(ClassTree.class::isInstance)
                        .forEach(type ->
                                types.add(((ClassTree) type).getSimpleName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Parsed(
                types,
                diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .toList());
    }

    private record Parsed(List<String> types, List<Diagnostic<? extends JavaFileObject>> errors) {

        long line() {
            return errors.get(0).getLineNumber();
        }
    }

    /** A source without a file. It says that it has any name, since a public class may stand in any block. */
    private static final class InMemory extends SimpleJavaFileObject {

        private final Snippet snippet;

        InMemory(Snippet snippet) {
            super(
                    URI.create("memory:///" + snippet.packageName().replace('.', '/') + "/" + snippet.type() + ".java"),
                    Kind.SOURCE);
            this.snippet = snippet;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return snippet.source();
        }
    }
}
