// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.NotFoundException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The images of nodes: each content is built once on an engine, however many ask for it at the same moment. */
final class NodeImages {

    private final Engine engine;
    private final ImageBuilder builder;
    private final ImageRecipe recipe;

    NodeImages(Engine engine, ImageBuilder builder, ImageRecipe recipe) {
        this.engine = engine;
        this.builder = builder;
        this.recipe = recipe;
    }

    /** Returns the image for nodes with these packages, and builds it first if nobody has. */
    String ensure(DockerOptions options, Set<String> packages, ClusterSpec spec) {
        if (options.image().isPresent()) {
            return given(options.image().get(), packages);
        }
        Consumer<String> teller = teller(spec);
        String plain = ensure(recipe.tag(), tag -> builder.build(recipe, tag, teller));
        return packages.isEmpty()
                ? plain
                : ensure(recipe.tag(packages), tag -> builder.extend(plain, packages, tag, teller));
    }

    private String ensure(String tag, Consumer<String> build) {
        if (!exists(tag)) {
            ExclusiveLock.during(CacheHome.directory("images").resolve(tag.replace(':', '-') + ".lock"), () -> {
                if (!exists(tag)) {
                    build.accept(tag);
                }
            });
        }
        return tag;
    }

    private String given(String image, Set<String> packages) {
        if (!exists(image)) {
            throw new InvalidInputException(
                    "The engine has no image '" + image + "': pull or build it first, or leave the image out");
        }
        if (!packages.isEmpty()) {
            throw new InvalidInputException("Packages " + packages + " are needed, and cannot be put into the image '"
                    + image + "': put them in yourself, or leave the image out");
        }
        return image;
    }

    private boolean exists(String image) {
        try {
            engine.client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static Consumer<String> teller(ClusterSpec spec) {
        return text -> spec.progressListener()
                .progress(new ProgressEvent("image", Optional.empty(), ProgressEvent.Kind.NOTE, text, Duration.ZERO));
    }
}
