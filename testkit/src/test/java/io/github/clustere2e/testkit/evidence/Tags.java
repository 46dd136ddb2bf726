// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that the tags of a page are in each other as they should be: one too many has come from a text. */
public final class Tags {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\\s[^<>]*)?)>|<!DOCTYPE html>|<");
    private static final Set<String> EMPTY = Set.of("meta", "img", "br", "line", "rect", "path", "circle");

    private Tags() {}

    public static void check(String page) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(page.replaceAll("(?s)<style>.*?</style>", ""));
        while (tags.find()) {
            if (tags.group().equals("<")) {
                throw new AssertionError("a bare < at: " + page.substring(tags.start(), tags.start() + 80));
            }
            String name = tags.group(2);
            if (name == null || EMPTY.contains(name) || tags.group(3).endsWith("/")) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.push(name);
            } else if (open.isEmpty() || !open.pop().equals(name)) {
                throw new AssertionError("</" + name + "> ends something else; open are " + open);
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError("these have no end: " + open);
        }
    }
}
