// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs.trouble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source that can print messages.
 *
 * @param file where it is
 * @param code what is written there, without comments
 * @param messages what it can print: the literals, those that are joined without anything between them as one
 */
record Source(Path file, String code, String messages) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"", Pattern.DOTALL);

    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");

    private static final String GAP = "\0";

    /** The main sources of all modules. */
    static List<Source> ofModules() {
        List<Source> all = new ArrayList<>();
        for (Path module : list(ROOT)) {
            Path main = module.resolve("src/main/java");
            if (Files.isDirectory(main)) {
                try (Stream<Path> files = Files.walk(main)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Source::java)
                            .forEach(all::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return all;
    }

    /** The shell scripts: all that they say is quoted in them as it is. */
    static List<Source> ofScripts() {
        List<Source> all = new ArrayList<>();
        for (Path file : list(ROOT.resolve("scripts"))) {
            if (!Files.isRegularFile(file)) {
                continue; // what they have made
            }
            String text = read(file);
            String messages = text.replaceAll("\\$\\(id -un\\)|\\$\\{?[a-z_]+\\}?", GAP);
            all.add(new Source(file, text, messages));
        }
        return all;
    }

    boolean says(String words) {
        return messages.contains(words);
    }

    /** Its path, so that a failure shows that and not all that is in it. */
    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        return ROOT;
    }

    private static Source java(Path file) {
        String code = COMMENT_OR_LITERAL
                .matcher(read(file))
                .replaceAll(found -> Matcher.quoteReplacement(found.group().startsWith("/") ? "" : found.group()));
        StringBuilder messages = new StringBuilder();
        int end = 0;
        for (MatchResult literal : LITERAL.matcher(code).results().toList()) {
            boolean joined = code.substring(end, literal.start()).strip().equals("+");
            messages.append(joined ? "" : GAP).append(literal.group(1).replace("\\\"", "\""));
            end = literal.end();
        }
        return new Source(file, code, messages.toString());
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
