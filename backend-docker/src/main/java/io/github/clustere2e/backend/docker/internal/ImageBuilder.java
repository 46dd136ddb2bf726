// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.NotFoundException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a node image: from a registry's base image where one can be reached, else from the distribution's packages. */
final class ImageBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ImageBuilder.class);
    /** A registry that cannot be reached should be found out soon; one that can sends its first bytes in seconds. */
    private static final int PULL_SECONDS = 60;

    /** Gives the tar of a root file system what a running image needs. */
    private static final String IMPORT = """
            FROM scratch
            ADD root.tar /
            ENV container=docker
            STOPSIGNAL SIGRTMIN+3
            CMD ["/sbin/init"]
            """;

    private static final String EXTEND = """
            FROM %s
            COPY install-packages.sh /tmp/cluster-e2e-install-packages.sh
            RUN sh /tmp/cluster-e2e-install-packages.sh %s && rm -f /tmp/cluster-e2e-install-packages.sh
            """;

    /** How the names of directories begin in which images are built. */
    static final String WORK = "build-";

    private static final String DOCKERFILE = "Dockerfile";

    private static final String ADOPT = """
            FROM %s
            USER root
            COPY adopt.sh /tmp/cluster-e2e-adopt.sh
            RUN sh /tmp/cluster-e2e-adopt.sh && rm -f /tmp/cluster-e2e-adopt.sh
            ENV container=docker
            """;

    private final Engine engine;

    ImageBuilder(Engine engine) {
        this.engine = engine;
    }

    void build(ImageRecipe recipe, String tag, Path workspace, Consumer<String> teller) {
        Path work = null;
        try {
            work = Files.createTempDirectory(workspace, WORK);
            List<FileTar.Entry> files = recipe.writeTo(work);
            if (isReachable(recipe.base(), teller)) {
                teller.accept("building " + tag + " from " + recipe.base());
                engineBuild(files, recipe.dockerfile(), tag);
            } else if (!recipe.isBuiltFromPackages()) {
                throw new ClusterException(
                        Trouble.NODE_IMAGE.explain(
                                "The engine cannot get " + recipe.base() + " from a registry, and the image of "
                                        + recipe.distribution()
                                        + " is made of nothing else. Let the engine reach a registry, bring"
                                        + " that image to it ('docker load'), or choose debian-12, which is built without a registry too."));
            } else {
                teller.accept("no registry can be reached: building " + tag + " from the distribution's packages");
                Path root = work.resolve("root.tar");
                RootFileSystem.build(recipe.distribution(), work, root, teller);
                teller.accept("handing the image to the engine");
                Path dockerfile = Files.writeString(work.resolve("Import"), IMPORT);
                engineBuild(
                        List.of(
                                new FileTar.Entry(DOCKERFILE, dockerfile, 0644),
                                new FileTar.Entry("root.tar", root, 0644)),
                        DOCKERFILE,
                        tag);
            }
        } catch (IOException e) {
            throw new ClusterException(
                    Trouble.NODE_IMAGE.explain("The node image cannot be built: " + e.getMessage()), e);
        } finally {
            delete(work);
        }
    }

    void extend(String base, Set<String> packages, String tag, Path workspace, Consumer<String> teller) {
        teller.accept("putting " + String.join(", ", packages) + " into " + tag);
        String dockerfile = EXTEND.formatted(base, String.join(" ", packages));
        layer(dockerfile, List.of(ImageFiles.INSTALL_PACKAGES), tag, workspace, teller);
    }

    /** Makes a node's image of any image; the script says what is missing. */
    void adopt(String base, String tag, Path workspace, Consumer<String> teller) {
        teller.accept("making a node's image of " + base);
        layer(ADOPT.formatted(base), List.of(ImageFiles.ADOPT), tag, workspace, teller);
    }

    /** Builds what a Dockerfile of ours says, which may copy these files of ours by their names. */
    void layer(String dockerfile, List<String> files, String tag, Path workspace, Consumer<String> teller) {
        Path work = null;
        try {
            work = Files.createTempDirectory(workspace, WORK);
            teller.accept("building " + tag);
            List<FileTar.Entry> entries = new ArrayList<>();
            entries.add(new FileTar.Entry(DOCKERFILE, Files.writeString(work.resolve(DOCKERFILE), dockerfile), 0644));
            entries.addAll(ImageFiles.writeTo(work, files));
            engineBuild(entries, DOCKERFILE, tag);
        } catch (IOException e) {
            throw new ClusterException(
                    Trouble.NODE_IMAGE.explain("The node image cannot be built: " + e.getMessage()), e);
        } finally {
            delete(work);
        }
    }

    /** Builds what somebody's Dockerfile says, with its directory; the engine's cache makes that quick the next time. */
    String build(Path dockerfile, String tag, Consumer<String> teller) {
        teller.accept("building " + dockerfile);
        try (BuildLog log = new BuildLog()) {
            engine.client()
                    .buildImageCmd(dockerfile.toAbsolutePath().toFile())
                    .withTags(Set.of(tag))
                    .withForcerm(true)
                    .exec(log)
                    .awaitImage();
        } catch (IOException e) {
            throw new ClusterException(dockerfile + " cannot be built: " + e.getMessage(), e);
        }
        return idOf(tag).orElse(tag);
    }

    Optional<String> idOf(String image) {
        try {
            return Optional.of(engine.client().inspectImageCmd(image).exec().getId());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private boolean isReachable(String base, Consumer<String> teller) {
        if (exists(base)) {
            return true;
        }
        teller.accept("asking the registry for " + base);
        try (Pull pull = new Pull()) {
            engine.client().pullImageCmd(base).exec(pull).awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while the base image was pulled", e);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The registry does not have or give {}", base, e);
        }
        return exists(base);
    }

    boolean exists(String image) {
        return idOf(image).isPresent();
    }

    private void engineBuild(List<FileTar.Entry> files, String dockerfile, String tag) throws IOException {
        try (InputStream context = FileTar.of(files);
                BuildLog log = new BuildLog()) {
            engine.client()
                    .buildImageCmd(context)
                    .withDockerfilePath(dockerfile)
                    .withTags(Set.of(tag))
                    .withForcerm(true)
                    .exec(log)
                    .awaitImage();
        }
    }

    private static void delete(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot delete {}", directory, e);
        }
    }
}
