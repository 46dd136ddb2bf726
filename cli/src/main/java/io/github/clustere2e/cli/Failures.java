// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Errors;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one message on standard error and an exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Pattern ALREADY_SAID = Pattern.compile("^[Ii]nterrupted:? *");

    private final Console console;
    private final BooleanSupplier verbose;

    Failures(Console console, BooleanSupplier verbose) {
        this.console = console;
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        say(String.valueOf(error.getMessage()));
        if (error instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, command.getErr());
            if (command.getCommandName().equals("run")) {
                console.err().println("Options of the remote command come after '--': run NAME -- COMMAND...");
            }
        }
        console.err()
                .println("Try '" + command.getCommandSpec().qualifiedName().replaceFirst("^cluster-e2e", program())
                        + " --help'.");
        return ExitStatus.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        return error instanceof ParameterException parameter
                ? handleParseException(parameter, new String[0])
                : report(error);
    }

    int report(Throwable error) {
        boolean interrupted = error instanceof InterruptedClusterException
                || Thread.currentThread().isInterrupted();
        say(interrupted ? interruption(error) : message(error));
        if (verbose.getAsBoolean()) {
            error.printStackTrace(console.err());
        }
        if (interrupted) {
            return ExitStatus.INTERRUPTED;
        }
        return error instanceof InvalidInputException ? ExitStatus.BAD_INPUT : ExitStatus.FAILED;
    }

    private String message(Throwable error) {
        return error instanceof ClusterException
                ? Errors.message(error)
                : "Something unexpected happened, which is a bug of Cluster E2E: " + error
                        + (verbose.getAsBoolean() ? "" : "\nRun it again with --verbose to see where.");
    }

    /** Of what Ctrl-C broke off, only the first line is news, and only if it is about that rather than its effects. */
    private static String interruption(Throwable error) {
        boolean telling = error instanceof InterruptedClusterException || error instanceof ClusterCreationException;
        String text = telling ? String.valueOf(error.getMessage()) : "";
        String line = ALREADY_SAID.matcher(text.lines().findFirst().orElse("")).replaceFirst("");
        return line.isEmpty() ? "Interrupted" : "Interrupted: " + line;
    }

    private void say(String message) {
        console.err().println(console.errStyle().bad("cluster-e2e:") + " " + message);
    }

    private String program() {
        return Matcher.quoteReplacement(console.program());
    }
}
