// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public types that the modules export. */
final class PublicApi {

    /** Of exports to everybody only. */
    private static final Pattern EXPORTS = Pattern.compile("^\\s*exports\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    private static final Map<String, List<Class<?>>> TYPES = new TreeMap<>();
    private static final TreeSet<String> PACKAGES = new TreeSet<>();

    static {
        Repository.files("module-info.java"::equals).stream()
                .filter(file -> !Repository.name(file).startsWith("examples/"))
                .forEach(PublicApi::addModule);
    }

    private PublicApi() {}

    /** The packages that are exported to everybody. */
    static List<String> packages() {
        return List.copyOf(PACKAGES);
    }

    /** The types of a simple name, or of one with its enclosing type such as {@code Command.Builder}. */
    static List<Class<?>> named(String name) {
        return TYPES.getOrDefault(name, List.of());
    }

    private static void addModule(Path descriptor) {
        Matcher exports = EXPORTS.matcher(Repository.read(descriptor));
        while (exports.find()) {
            PACKAGES.add(exports.group(1));
            addPackage(descriptor.resolveSibling(exports.group(1).replace('.', '/')), exports.group(1));
        }
    }

    private static void addPackage(Path directory, String name) {
        try (var files = Files.list(directory)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
                    .sorted(Comparator.naturalOrder())
                    .forEach(file -> add(load(name + "." + file.replace(".java", ""))));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "A source without its class: is its module a dependency of docs/pom.xml?", e);
        }
    }

    private static void add(Class<?> type) {
        if (Modifier.isPublic(type.getModifiers())) {
            String full =
                    type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
            put(full, type);
            if (!full.equals(type.getSimpleName())) {
                put(type.getSimpleName(), type);
            }
            for (Class<?> nested : type.getDeclaredClasses()) {
                add(nested);
            }
        }
    }

    private static void put(String name, Class<?> type) {
        TYPES.computeIfAbsent(name, key -> new ArrayList<>()).add(type);
    }
}
