// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Installers;
import io.github.clustere2e.testkit.internal.lending.Recipe;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@link WithCluster}. */
record AnnotatedRecipe(String place, WithCluster wanted) {

    static Declaration of(AnnotatedElement element, WithCluster wanted) {
        String place = "@WithCluster on " + element;
        return new Declaration(place, new AnnotatedRecipe(place, wanted).recipe(), wanted.scope());
    }

    private Recipe recipe() {
        try {
            List<OptionValue> options = options();
            Optional<Installer> installer = given(wanted.installer()).map(id -> Installers.named(id, options));
            ClusterSpec spec = spec(installer);
            SnapshotKey.Builder key =
                    SnapshotKey.of(spec).text(wanted.backend()).text(wanted.installer());
            options.forEach(option -> dependsOn(key, option));
            return new Recipe(given(wanted.backend()), spec, installer, key.build(), wanted.snapshot());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(place + ": " + e.getMessage(), e);
        }
    }

    private ClusterSpec spec(Optional<Installer> installer) {
        ClusterSpec.Builder spec = ClusterSpec.builder();
        add(spec, Role.MASTER, wanted.masters(), installer);
        add(spec, Role.AGENT, wanted.agents(), installer);
        add(spec, Role.PUBLIC_AGENT, wanted.publicAgents(), installer);
        for (RoleNodes nodes : wanted.roles()) {
            if (nodes.count() == 0) {
                throw new InvalidInputException(
                        "0 nodes of role '" + nodes.role() + "' are asked for: leave the role out");
            }
            add(spec, Role.of(nodes.role()), nodes.count(), installer);
        }
        return spec.build();
    }

    private static void add(ClusterSpec.Builder spec, Role role, int count, Optional<Installer> installer) {
        if (count == 0) {
            return;
        }
        installer.ifPresentOrElse(
                software -> spec.nodes(role, count, software.requirements(role)), () -> spec.nodes(role, count));
    }

    private List<OptionValue> options() {
        List<OptionValue> options = new ArrayList<>();
        for (String option : wanted.installerOptions()) {
            int end = option.indexOf('=');
            if (end < 1) {
                throw new InvalidInputException(
                        "the installer's option '" + option + "' is not of the form name=value");
            }
            options.add(new OptionValue(option.substring(0, end), option.substring(end + 1)));
        }
        if (!options.isEmpty() && wanted.installer().isEmpty()) {
            throw new InvalidInputException("it has options of an installer and names none");
        }
        return options;
    }

    /** A value that names a file stands for what is in it. */
    private static void dependsOn(SnapshotKey.Builder key, OptionValue option) {
        key.text(option.name()).text(option.value());
        try {
            Path file = Path.of(option.value());
            if (Files.isRegularFile(file)) {
                key.file(file);
            }
        } catch (InvalidPathException e) {
            key.text("names no file");
        }
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
