// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;

/** A backend of a third party: compiled by the test into a jar that serves the class path and the module path alike. */
record ProviderJar(Path path) {

    private static final String SOURCE = """
            package %s;

            import io.github.clustere2e.api.*;
            import java.util.List;

            public final class Provider implements ClusterProvider {
                %s
                public Cluster create(ClusterSpec spec) { throw new UnsupportedOperationException(); }
                public Cluster attach(String name, CommandListener... listeners) { throw new UnsupportedOperationException(); }
                public void destroy(String name) { throw new UnsupportedOperationException(); }
                public List<ClusterInfo> list() { return List.of(); }
            }
            """;

    private static final String DESCRIPTOR = """
            module %1$s {
                requires io.github.clustere2e.api;
                provides io.github.clustere2e.api.ClusterProvider with %1$s.Provider;
            }
            """;

    /** Compiles {@code NAME.Provider}, in a module of that name too, with an id and perhaps more members. */
    static ProviderJar compile(Path directory, String name, String id, String... members) {
        try {
            Path sources = Files.createDirectories(directory.resolve(name + "/src/" + name));
            Path classes = Files.createDirectories(directory.resolve(name + "/classes"));
            String all = "public String id() { return \"" + id + "\"; }\n" + String.join("\n", members);
            Path provider = Files.writeString(sources.resolve("Provider.java"), SOURCE.formatted(name, all));
            Path module = Files.writeString(sources.resolveSibling("module-info.java"), DESCRIPTOR.formatted(name));
            run("javac", "-p", modulePath(), "-d", classes.toString(), provider.toString(), module.toString());
            Path services = Files.createDirectories(classes.resolve("META-INF/services"));
            Files.writeString(services.resolve(ClusterProvider.class.getName()), name + ".Provider\n");
            Path jar = directory.resolve(name + ".jar");
            run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
            return new ProviderJar(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program that uses the API has on its path. */
    static List<Path> apiPath() {
        return Stream.of(ClusterProvider.class, Logger.class, NullMarked.class)
                .map(ProviderJar::home)
                .toList();
    }

    static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    URL url() {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String modulePath() {
        return apiPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static void run(String tool, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
        assertThat(status).as(said.toString()).isZero();
    }
}
