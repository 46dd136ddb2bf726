// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the shell of a node is asked to do for files; {@link FileScripts} says what the arguments are. */
public enum FileTask {
    /** {@link FileScripts#WRITE}. */
    WRITE(FileScripts.WRITE),
    /** {@link FileScripts#UNPACK}. */
    UNPACK(FileScripts.UNPACK),
    /** {@link FileScripts#FETCH}. */
    FETCH(FileScripts.FETCH),
    /** {@link FileScripts#READ}. */
    READ(FileScripts.READ),
    /** {@link FileScripts#EXISTS}. */
    EXISTS(FileScripts.EXISTS),
    /** {@link FileScripts#DELETE}. */
    DELETE(FileScripts.DELETE),
    /** {@link FileScripts#LIST}. */
    LIST(FileScripts.LIST);

    /** In C the errors are in English, which is what they are recognized by. Not in the environment: sudo may refuse that. */
    private static final String LOCALE = "export LC_ALL=C\n";

    private static final List<String> SHELL = List.of("sh", "-c");
    private static final String NAME = "sh";

    private final String script;

    FileTask(String script) {
        this.script = script;
    }

    /**
     * Returns the words that run a script.
     *
     * @param script one of {@link FileScripts}
     * @param arguments its arguments
     * @return a program and its arguments
     */
    public static List<String> words(String script, List<String> arguments) {
        List<String> words = new ArrayList<>(SHELL);
        words.add(LOCALE + script);
        words.add(NAME);
        words.addAll(arguments);
        return words;
    }

    /**
     * Recognizes words that run a script.
     *
     * @param words a program and its arguments
     * @return empty if they run something else
     */
    public static Optional<FileTask> of(List<String> words) {
        if (words.size() < SHELL.size() + 2 || !words.subList(0, SHELL.size()).equals(SHELL)) {
            return Optional.empty();
        }
        String text = words.get(SHELL.size());
        return Stream.of(values())
                .filter(task -> text.equals(LOCALE + task.script))
                .findFirst();
    }

    /**
     * Returns what a script is given.
     *
     * @param words words that {@link #of} recognizes
     * @return the script's arguments
     */
    public static List<String> arguments(List<String> words) {
        return words.subList(SHELL.size() + 2, words.size());
    }
}
