// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Maven coordinates that the project really has. */
final class Coordinates {

    static final String GROUP = "io.github.clustere2e";

    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(cluster-e2e-[a-z0-9-]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private Coordinates() {}

    /** The artifact of each {@code pom.xml}: the first that it names besides its parent. */
    static Set<String> artifacts() {
        Set<String> artifacts = new TreeSet<>();
        for (Path pom : Repository.files("pom.xml"::equals)) {
            Matcher artifact =
                    ARTIFACT.matcher(PARENT.matcher(Repository.read(pom)).replaceFirst(""));
            if (artifact.find()) {
                artifacts.add(artifact.group(1));
            }
        }
        return artifacts;
    }

    /** The version of all of them. */
    static String version() {
        Matcher version = VERSION.matcher(Repository.read(Repository.ROOT.resolve("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml has no version");
        }
        return version.group(1);
    }
}
