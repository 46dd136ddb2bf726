// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a configuration file of OpenSSH says of one alias, by ssh_config(5): the first value of a keyword counts.
 *
 * <p>{@code Match} blocks are passed over. Not thread-safe.
 */
final class OpenSshConfig {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private static final int DEEPEST = 16;
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");

    private final Path home;
    private final String alias;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private OpenSshConfig(Path home, String alias) {
        this.home = home;
        this.alias = alias;
    }

    /** A file that is not there says nothing. */
    static OpenSshConfig of(Path home, Path file, String alias) {
        return of(home, file, alias, Map.of());
    }

    /**
     * A file, and values that count before its own.
     *
     * @param before by lower-case keyword
     */
    static OpenSshConfig of(Path home, Path file, String alias, Map<String, List<String>> before) {
        OpenSshConfig config = new OpenSshConfig(home, alias);
        before.forEach((keyword, words) -> config.values.put(keyword, new ArrayList<>(words)));
        if (Files.exists(file)) {
            config.read(file, true, 0);
        }
        return config;
    }

    /** The first word of a keyword's value. */
    Optional<String> first(String keyword) {
        return all(keyword).stream().findFirst();
    }

    List<String> all(String keyword) {
        return values.getOrDefault(keyword.toLowerCase(Locale.ROOT), List.of());
    }

    private void read(Path file, boolean included, int depth) {
        if (depth > DEEPEST) {
            throw new InvalidInputException(
                    file + " is included more than " + DEEPEST + " deep: does it include itself?");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e, e);
        }
        boolean active = included;
        for (String text : lines) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                // empty, or a comment
                continue;
            }
            String keyword = line.group(1).toLowerCase(Locale.ROOT);
            List<String> words = words(line.group(2));
            switch (keyword) {
                case "host" -> active = included && HostPattern.matches(words, alias);
                case "match" -> {
                    active = false;
                    LOG.debug("{}: 'Match' is not understood here, and its block is passed over", file);
                }
                case "include" -> {
                    if (active) {
                        for (String word : words) {
                            include(word, depth);
                        }
                    }
                }
                default -> {
                    if (active) {
                        add(keyword, words);
                    }
                }
            }
        }
    }

    private void add(String keyword, List<String> words) {
        if (keyword.equals("identityfile")) {
            values.computeIfAbsent(keyword, any -> new ArrayList<>()).addAll(words);
        } else {
            values.putIfAbsent(keyword, words);
        }
    }

    private void include(String word, int depth) {
        Path pattern = home.resolve(".ssh").resolve(OpenSshPaths.absolute(home, word));
        Path directory = pattern.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, String.valueOf(pattern.getFileName()))) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new InvalidInputException("Include " + word + " cannot be read: " + e, e);
        }
        files.stream().sorted().filter(Files::isRegularFile).forEach(file -> read(file, true, depth + 1));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String quoted = word.group(1);
            String plain = word.group(2);
            if (quoted == null && plain.startsWith("#")) {
                break;
            }
            words.add(quoted == null ? plain : quoted);
        }
        return words;
    }
}
