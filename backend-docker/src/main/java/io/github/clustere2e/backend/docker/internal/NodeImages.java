// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The images of nodes: each content is built once on an engine, however many ask for it at the same moment. */
final class NodeImages {

    private final ImageBuilder builder;
    private final ImageRecipe recipe;

    NodeImages(ImageBuilder builder, ImageRecipe recipe) {
        this.builder = builder;
        this.recipe = recipe;
    }

    /** Returns the image for nodes with these packages, and builds it first if nobody has. */
    String ensure(DockerOptions options, Set<String> required, ClusterSpec spec) {
        Set<String> packages = new TreeSet<>(required);
        packages.addAll(options.packages());
        if (options.image().isPresent()) {
            return given(options.image().get(), packages);
        }
        ProgressListener progress = spec.progressListener();
        Consumer<String> teller = text -> progress.progress(event(ProgressEvent.Kind.NOTE, text, Duration.ZERO));
        String plain = ensure(recipe.tag(), progress, tag -> builder.build(recipe, tag, teller));
        return packages.isEmpty()
                ? plain
                : ensure(recipe.tag(packages), progress, tag -> builder.extend(plain, packages, tag, teller));
    }

    private String ensure(String tag, ProgressListener progress, Consumer<String> build) {
        if (!builder.exists(tag)) {
            long begun = System.nanoTime();
            progress.progress(event(ProgressEvent.Kind.STARTED, "", Duration.ZERO));
            ExclusiveLock.during(CacheHome.directory("images").resolve(tag.replace(':', '-') + ".lock"), () -> {
                if (!builder.exists(tag)) {
                    build.accept(tag);
                }
            });
            progress.progress(event(ProgressEvent.Kind.FINISHED, "", Duration.ofNanos(System.nanoTime() - begun)));
        }
        return tag;
    }

    private String given(String image, Set<String> packages) {
        if (!builder.exists(image)) {
            throw new InvalidInputException(
                    "The engine has no image '" + image + "': pull or build it first, or leave the image out");
        }
        if (!packages.isEmpty()) {
            throw new InvalidInputException("Packages " + packages + " are needed, and cannot be put into the image '"
                    + image + "': put them in yourself, or leave the image out");
        }
        return image;
    }

    private static ProgressEvent event(ProgressEvent.Kind kind, String text, Duration duration) {
        return new ProgressEvent("image", Optional.empty(), kind, text, duration);
    }
}
