// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link TreeScript} wrote to signal or to end a command, read back.
 *
 * @param pid the process id that the command has told
 * @param signal the signal's name without {@code SIG}; empty to end the command, however
 */
public record SentSignal(long pid, Optional<String> signal) {

    private static final Pattern PID = Pattern.compile("sid=(\\d{1,18})\n");
    private static final Pattern SIGNAL = Pattern.compile("\n  kill -s ([A-Z0-9]+) \\$p \\|\\|");

    /**
     * Reads it.
     *
     * @param text what came for the login shell
     * @return empty if it is nothing that {@link TreeScript} writes
     */
    public static Optional<SentSignal> read(String text) {
        ShellReader rest = new ShellReader(text);
        if (!rest.skip("exec sh -c ")) {
            return Optional.empty();
        }
        List<String> words = rest.words();
        if (words.size() != 1 || !rest.atEnd()) {
            return Optional.empty();
        }
        String script = words.get(0);
        Matcher head = PID.matcher(script);
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        long pid = Long.parseLong(head.group(1));
        if (script.equals(TreeScript.end(pid))) {
            return Optional.of(new SentSignal(pid, Optional.empty()));
        }
        Matcher signal = SIGNAL.matcher(script);
        return signal.find() && script.equals(TreeScript.signal(pid, signal.group(1)))
                ? Optional.of(new SentSignal(pid, Optional.of(signal.group(1))))
                : Optional.empty();
    }
}
