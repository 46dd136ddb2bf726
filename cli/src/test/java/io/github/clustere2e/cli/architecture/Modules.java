// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The project's modules: their packages, and which other modules each may use. */
final class Modules {

    static final String ROOT = "io.github.clustere2e";

    /** Dependencies point one way only: a module that is not named in a row may not be used by that row's module. */
    static final Map<String, Set<String>> MAY_USE = Map.of(
            "api", Set.of(),
            "ssh", Set.of("api"),
            "backend", Set.of("api", "ssh"),
            "backend.docker", Set.of("api", "ssh", "backend"),
            "backend.hosts", Set.of("api", "ssh", "backend"),
            "backend.simulated", Set.of("api", "ssh", "backend"),
            "backend.tck", Set.of("api"),
            "installer", Set.of("api"),
            "testkit", Set.of("api", "installer"),
            // The program picks its backend at run time, as everybody does.
            "cli", Set.of("api", "installer"));

    private Modules() {}

    static JavaClasses importAll() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    /** The module of a class; the longest name counts, as that of backend.docker; empty for a foreign class. */
    static Optional<String> of(JavaClass type) {
        String name = type.getPackageName() + ".";
        return MAY_USE.keySet().stream()
                .filter(module -> name.startsWith(ROOT + "." + module + "."))
                .max(Comparator.comparing(String::length));
    }

    static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    static boolean internal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.");
    }

    static boolean library(JavaClass type) {
        return of(type).filter(module -> !module.equals("cli")).isPresent();
    }
}
