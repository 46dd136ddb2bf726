// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.backend.docker.DockerInside;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The images of nodes: each content is built once on an engine, however many ask for it at the same moment. */
final class NodeImages {

    private final ImageBuilder builder;
    private final OwnImages own;
    private final DockerLayer docker;

    NodeImages(ImageBuilder builder) {
        this.builder = builder;
        this.own = new OwnImages(builder);
        this.docker = new DockerLayer(builder);
    }

    /** Returns the image for nodes that need this, and builds it first if nobody has. */
    String ensure(DockerOptions options, ImageNeeds needs, ClusterSpec spec) {
        String image = ensure(options, needs.packages(), spec);
        if (needs.docker().isEmpty()) {
            return image;
        }
        DockerInside inside = needs.docker().get();
        ProgressListener progress = spec.progressListener();
        return ensure(
                DockerLayer.tag(image, inside),
                progress,
                missing -> docker.build(image, inside, missing, workspace(options), teller(progress)));
    }

    private String ensure(DockerOptions options, Set<String> required, ClusterSpec spec) {
        Set<String> packages = new TreeSet<>(required);
        packages.addAll(options.packages());
        ProgressListener progress = spec.progressListener();
        Consumer<String> teller = teller(progress);
        Path workspace = workspace(options);
        Optional<String> id = own.wanted(options, teller);
        ImageRecipe recipe = new ImageRecipe(options.distribution());
        String tag = id.map(OwnImages::tag).orElseGet(recipe::tag);
        String plain = ensure(tag, progress, missing -> {
            if (id.isPresent()) {
                builder.adopt(id.get(), missing, workspace, teller);
            } else {
                builder.build(recipe, missing, workspace, teller);
            }
        });
        if (packages.isEmpty()) {
            return plain;
        }
        String extended = id.isPresent() ? OwnImages.tag(tag, packages) : recipe.tag(packages);
        return ensure(extended, progress, missing -> builder.extend(plain, packages, missing, workspace, teller));
    }

    private static Consumer<String> teller(ProgressListener progress) {
        return text -> progress.progress(event(ProgressEvent.Kind.NOTE, text, Duration.ZERO));
    }

    private static Path workspace(DockerOptions options) {
        if (options.workspace().isEmpty()) {
            return CacheHome.directory("images");
        }
        Path workspace = options.workspace().get().toAbsolutePath();
        try {
            return Files.createDirectories(workspace);
        } catch (IOException e) {
            throw new ClusterException("The workspace " + workspace + " cannot be made: " + e, e);
        }
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

    private static ProgressEvent event(ProgressEvent.Kind kind, String text, Duration duration) {
        return new ProgressEvent("image", Optional.empty(), kind, text, duration);
    }
}
