// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.backend.Spare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The images of nodes that an engine keeps: all of our name, whatever recipe they were made by. */
record ImageSpares(Engine engine) {

    static final String KIND = "image";

    private static final List<String> REPOSITORIES = List.of(ImageRecipe.REPOSITORY, OwnImages.REPOSITORY);

    List<Spare> find() {
        Set<String> used = engine.client().listContainersCmd().withShowAll(true).exec().stream()
                .map(Container::getImageId)
                .collect(Collectors.toSet());
        List<Spare> spares = new ArrayList<>();
        for (Image image : engine.client()
                .listImagesCmd()
                .withFilter("reference", REPOSITORIES)
                .exec()) {
            String user = used.contains(image.getId()) ? "a container has it" : "";
            for (String tag : Optional.ofNullable(image.getRepoTags()).orElse(new String[0])) {
                if (REPOSITORIES.contains(tag.substring(0, Math.max(0, tag.lastIndexOf(':'))))) {
                    spares.add(new Spare(KIND, tag, user));
                }
            }
        }
        return spares;
    }

    void remove(String tag) {
        try {
            engine.client().removeImageCmd(tag).exec();
        } catch (NotFoundException e) {
            return; // somebody else was faster
        } catch (DockerException e) {
            throw new ClusterException("The engine does not remove the image " + tag + ": " + e.getMessage(), e);
        }
    }
}
