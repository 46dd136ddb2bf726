// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All pages of the project. */
final class Pages {

    private static final Map<Path, Page> ALL = read();

    private Pages() {}

    private static Map<Path, Page> read() {
        Map<Path, Page> pages = new LinkedHashMap<>();
        Repository.files(name -> name.endsWith(".md")).forEach(path -> pages.put(path, Page.of(path)));
        return pages;
    }

    static List<Page> all() {
        return List.copyOf(ALL.values());
    }

    static Optional<Page> at(Path path) {
        return Optional.ofNullable(ALL.get(path));
    }
}
