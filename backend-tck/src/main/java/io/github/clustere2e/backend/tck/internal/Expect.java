// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Says what was expected and what was seen. */
final class Expect {

    private Expect() {}

    static <T extends @Nullable Object> void equal(String what, T expected, T seen) {
        if (!Objects.equals(expected, seen)) {
            throw new AssertionError("expected " + what + " to be " + shown(expected) + ", but it is " + shown(seen));
        }
    }

    static void that(boolean holds, String expected, @Nullable Object seen) {
        if (!holds) {
            throw new AssertionError("expected " + expected + ", but saw " + shown(seen));
        }
    }

    static void none(String what, Collection<?> seen) {
        that(seen.isEmpty(), "nothing to be left of " + what, seen);
    }

    static void distinct(String what, Collection<?> values) {
        that(values.stream().distinct().count() == values.size(), what + " to differ from one to the other", values);
    }

    /** Expects an error of that type or a subtype, with words in it that help. */
    static <E extends Throwable> E refusal(Class<E> type, String what, Callable<?> action) {
        Object done;
        try {
            done = action.call();
        } catch (Throwable e) {
            if (!type.isInstance(e)) {
                throw new AssertionError(
                        "expected " + what + " to fail with " + type.getSimpleName() + ", but it failed with " + e, e);
            }
            that(!Optional.ofNullable(e.getMessage()).orElse("").isBlank(), "words in the error of " + what, e);
            return type.cast(e);
        }
        throw new AssertionError("expected " + what + " to fail with " + type.getSimpleName()
                + ", but it was done and gave " + shown(done));
    }

    static <E extends Throwable> E refusal(Class<E> type, String what, Runnable action) {
        return refusal(type, what, () -> {
            action.run();
            return "nothing";
        });
    }

    static void says(Throwable error, String word) {
        that(
                String.valueOf(error.getMessage()).contains(word),
                "an error that names '" + word + "'",
                error.getMessage());
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > 400 ? text.substring(0, 400) + "…" : text) + "'";
    }
}
