// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.FanOutException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.installer.InstallException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An error with all that it holds: its causes, what it suppresses, and the branches of what was done on many nodes. */
public final class Errors {

    /** Errors may hold each other without end. */
    private static final int MOST = 1000;

    private Errors() {}

    /** All of them, each once, what is nearer to the outside first. */
    public static List<Throwable> all(Throwable error) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> all = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(error));
        while (!open.isEmpty() && all.size() < MOST) {
            Throwable next = open.removeFirst();
            if (seen.add(next)) {
                all.add(next);
                held(next).forEach(open::addLast);
            }
        }
        return all;
    }

    /** Those of one type. */
    public static <T extends Throwable> Stream<T> of(Situation situation, Class<T> type) {
        return situation.error().stream()
                .flatMap(error -> all(error).stream())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** The names of the nodes that an error speaks of. */
    public static Set<String> nodes(Throwable error) {
        Set<String> names = new LinkedHashSet<>();
        for (Throwable each : all(error)) {
            if (each instanceof NodeException failure) {
                names.add(failure.node());
            } else if (each instanceof FanOutException failure) {
                names.addAll(failure.failures().keySet());
            }
        }
        return names;
    }

    /** Everything that they say, also what commands wrote of which messages have only the last lines. */
    public static Stream<String> lines(Throwable error) {
        return all(error).stream().flatMap(Errors::words).flatMap(String::lines);
    }

    /** A message, or what there is instead. */
    public static String message(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.toString() : message;
    }

    private static Stream<String> words(Throwable error) {
        Stream<String> message = Stream.ofNullable(error.getMessage());
        return error instanceof CommandFailedException failure && failure.result() != null
                ? Stream.concat(
                        message,
                        Stream.of(failure.result().stderr(), failure.result().stdout())
                                .map(failure.result().command()::mask))
                : message;
    }

    private static Stream<Throwable> held(Throwable error) {
        Stream<Throwable> branches = error instanceof FanOutException failure && failure.failures() != null
                ? failure.failures().values().stream().map(Throwable.class::cast)
                : error instanceof InstallException failure && failure.failures() != null
                        ? failure.failures().values().stream()
                        : Stream.empty();
        return Stream.concat(
                branches, Stream.concat(Stream.ofNullable(error.getCause()), Stream.of(error.getSuppressed())));
    }
}
