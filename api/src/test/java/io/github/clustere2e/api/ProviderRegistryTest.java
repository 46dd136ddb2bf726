// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderRegistryTest {

    private static final String EXPLICIT_ONLY = "public boolean explicitOnly() { return true; }";

    @TempDir
    Path directory;

    private ClassLoader before = ClassLoader.getSystemClassLoader();

    @BeforeEach
    void rememberContextClassLoader() {
        before = Thread.currentThread().getContextClassLoader();
    }

    @AfterEach
    void restoreContextClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void withoutAnyTheErrorSaysWhatToAdd() {
        assertThatThrownBy(() -> ProviderRegistry.load().only())
                .isInstanceOf(ProviderSelectionException.class)
                .hasMessageContainingAll("Found: none.", "cluster-e2e-backend-docker");
    }

    @Test
    void theOnlyOneIsPickedAndOneThatIsExplicitOnlyDoesNotStandInItsWay() {
        onContext(provider("real", "real"), provider("simulated", "simulated", EXPLICIT_ONLY));

        assertThat(ProviderRegistry.load().only().id()).isEqualTo("real");
        assertThat(ProviderRegistry.load().byId("simulated", "the test").id()).isEqualTo("simulated");
    }

    @Test
    void oneThatIsExplicitOnlyIsNotPickedByDefaultEvenAlone() {
        onContext(provider("simulated", "simulated", EXPLICIT_ONLY));

        assertThatThrownBy(() -> ProviderRegistry.load().only())
                .isInstanceOf(ProviderSelectionException.class)
                .hasMessageContaining("'simulated' (simulated.Provider, only by its id)");
    }

    @Test
    void twoAndNoIdIsAnErrorThatListsBothAndSaysHowToChoose() {
        onContext(provider("one", "first"), provider("two", "second"));

        assertThatThrownBy(() -> ProviderRegistry.load().only())
                .isInstanceOf(ProviderSelectionException.class)
                .hasMessageContainingAll(
                        "'first' (one.Provider)", "'second' (two.Provider)", Clusters.PROPERTY, Clusters.ENVIRONMENT);
    }

    @Test
    void anIdThatIsNotThereIsAnErrorThatListsWhatIs() {
        onContext(provider("one", "first"));

        assertThatThrownBy(() -> ProviderRegistry.load().byId("third", "the command line"))
                .isInstanceOf(ProviderSelectionException.class)
                .hasMessageContainingAll("no backend 'third'", "the command line asks for", "'first' (one.Provider)");
    }

    @Test
    void thoseThatThrowWhileLoadingAreNamedAndDoNotHideTheOthers() throws IOException {
        Path missing = Files.createDirectories(directory.resolve("missing/META-INF/services"));
        Files.writeString(missing.resolve(ClusterProvider.class.getName()), "not.There\n");
        onContext(
                new ProviderJar(directory.resolve("missing")),
                provider("thrower", "x", "public Provider() { throw new IllegalStateException(\"bad luck\"); }"),
                provider("initializer", "y", "static final int ZERO = 0, BAD = 1 / ZERO;"),
                provider("namer", "Not An Id"),
                provider("good", "good"));

        assertThat(ProviderRegistry.load().only().id()).isEqualTo("good");
        assertThatThrownBy(() -> ProviderRegistry.load().byId("x", "the test"))
                .hasMessageContainingAll(
                        "Found: 'good' (good.Provider).",
                        "Would not load",
                        "not.There",
                        "thrower.Provider",
                        "bad luck",
                        "initializer.Provider",
                        "namer.Provider calls itself 'Not An Id'");
    }

    @Test
    void twoWithTheSameIdAreReportedAndTheFirstIsKept() {
        onContext(provider("one", "same"), provider("two", "same"));

        assertThat(ProviderRegistry.load().only().getClass().getName()).isEqualTo("one.Provider");
        assertThatThrownBy(() -> ProviderRegistry.load().byId("x", "the test"))
                .hasMessageContaining("two.Provider has the id 'same', which one.Provider has too");
    }

    @Test
    void theContextClassLoaderIsAskedBeforeTheLoaderOfTheApi() throws Exception {
        URL[] api = Stream.concat(
                        ProviderJar.apiPath().stream().map(ProviderJar::new), Stream.of(provider("own", "same")))
                .map(ProviderJar::url)
                .toArray(URL[]::new);
        try (URLClassLoader own = new URLClassLoader(api, ClassLoader.getPlatformClassLoader());
                URLClassLoader context =
                        new ChildOnly(provider("context", "same").url(), own)) {
            assertThat(pickedBy(own, context)).isEqualTo("context.Provider");
            assertThat(pickedBy(own, ClassLoader.getPlatformClassLoader())).isEqualTo("own.Provider");
        }
    }

    private static String pickedBy(ClassLoader api, ClassLoader context) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(context);
        return api.loadClass(Clusters.class.getName())
                .getMethod("provider")
                .invoke(null)
                .getClass()
                .getName();
    }

    private ProviderJar provider(String name, String id, String... members) {
        return ProviderJar.compile(directory, name, id, members);
    }

    private static void onContext(ProviderJar... jars) {
        URL[] urls = Stream.of(jars).map(ProviderJar::url).toArray(URL[]::new);
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(urls, ProviderRegistryTest.class.getClassLoader()));
    }

    /** Finds services in itself alone, as the class loader of a web application may. */
    private static final class ChildOnly extends URLClassLoader {

        ChildOnly(URL jar, ClassLoader parent) {
            super(new URL[] {jar}, parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            try {
                return findResources(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
