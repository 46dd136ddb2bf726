// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs.trouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of the page that messages link to.
 *
 * @param anchor its name in links
 * @param heading the symptom in words
 * @param messages those that it quotes, with {@code …} for what differs
 */
record Symptom(String anchor, String heading, List<String> messages) {

    private static final Pattern SECTION =
            Pattern.compile("<a id=\"([a-z0-9-]+)\"></a>\n\n### ([^\n]+)\n\n```text\n(.*?)\n```\n", Pattern.DOTALL);

    /** Words that are shorter are in many a message. */
    private static final int TELLING = 8;

    static String page() {
        return Source.read(Source.root().resolve("docs/troubleshooting.md"));
    }

    static List<Symptom> all() {
        List<Symptom> all = new ArrayList<>();
        Matcher section = SECTION.matcher(page());
        while (section.find()) {
            all.add(new Symptom(
                    section.group(1), section.group(2), section.group(3).lines().toList()));
        }
        return all;
    }

    /** Its heading, so that a failure shows that and not all that is in it. */
    @Override
    public String toString() {
        return anchor + " (" + heading + ")";
    }

    /** What is the same in a message whatever it is about. */
    static List<String> words(String message) {
        return Arrays.stream(message.split("…", -1))
                .map(words -> words.replaceFirst("^[.:;,]", "").strip())
                .filter(words -> words.length() >= TELLING)
                .toList();
    }
}
