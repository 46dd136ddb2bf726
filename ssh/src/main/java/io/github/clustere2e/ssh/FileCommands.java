// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.StandardInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a node's shell does for files. Each may be done twice with the same result, and is if the connection breaks. */
final class FileCommands {

    /**
     * Arguments: path, temporary path beside it, size, mode. Counts what came before the name changes: to {@code cat} the
     * end of the file and the end of the connection look the same.
     */
    static final String WRITE = """
            if [ -d "$1" ]; then echo "Is a directory" >&2; exit 1; fi
            d=${1%/*}
            [ -d "${d:=/}" ] || mkdir -p -- "$d" || exit 1
            umask 077
            trap 'rm -f -- "$2"' EXIT
            trap 'exit 1' HUP INT TERM
            cat >"$2" || exit 1
            size=$(wc -c <"$2")
            if [ "$size" -ne "$3" ]; then echo "$size bytes came instead of $3" >&2; exit 1; fi
            [ "$4" = 0600 ] || chmod "$4" "$2" || exit 1
            mv -fT -- "$2" "$1" && trap - EXIT
            """;

    /** Argument: path. */
    static final String READ = "if [ -d \"$1\" ]; then echo 'Is a directory' >&2; exit 1; fi\nexec cat <\"$1\"\n";

    /** Argument: path. A link that leads nowhere exists too. */
    static final String EXISTS = "if [ -e \"$1\" ] || [ -L \"$1\" ]; then echo yes; fi\n";

    /** Argument: path. */
    static final String DELETE = "exec rm -rf -- \"$1\"\n";

    private final Runner runner;
    private final Duration limit;

    FileCommands(Runner runner, Duration limit) {
        this.runner = runner;
        this.limit = limit;
    }

    String node() {
        return runner.node();
    }

    /** Runs a script; what is the work in words, as in "could not …". */
    CommandResult run(String what, String script, StandardInput input, Supplier<Sink> stdout, String... arguments) {
        // In C the errors are in English, which is what they are recognized by.
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(List.of(arguments));
        Command command = Command.builder(words)
                .environment("LC_ALL", "C")
                .stdin(input)
                .timeout(limit)
                .idempotent()
                .anyExitStatus()
                .build();
        CommandResult result;
        try {
            result = runner.beginQuietly(command, what, stdout).await();
        } catch (CommandTimeoutException e) {
            throw failure(
                    what,
                    "it took longer than " + limit.toSeconds() + " s and was ended. Give it longer with"
                            + " SshNodeBuilder.transferTimeout(...)",
                    e);
        } catch (NodeConnectionException e) {
            if (ConnectionErrors.permanent(e)) {
                throw e;
            }
            throw failure(what, String.valueOf(e.getMessage()), e);
        } catch (InvalidInputException e) {
            throw e;
        } catch (NodeException e) {
            throw failure(what, String.valueOf(e.getMessage()), e);
        }
        if (!result.succeeded()) {
            throw new FileTransferException(
                    node(),
                    "could not " + what + ": " + FileErrors.explain(result.exitStatus(), result.stderr()),
                    null);
        }
        return result;
    }

    private FileTransferException failure(String what, String why, NodeException cause) {
        String prefix = node() + ": ";
        String bare = why.startsWith(prefix) ? why.substring(prefix.length()) : why;
        return new FileTransferException(node(), "could not " + what + ": " + bare, cause);
    }
}
