// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** A fake: keeps the key-value pairs of each event, and its message under {@code message}. */
final class RecordingLogger extends AbstractLogger implements LoggingEventAware {

    private static final long serialVersionUID = 1L;

    private final transient List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

    RecordingLogger() {
        name = Transcript.LOGGER;
    }

    List<Map<String, Object>> events() {
        return events;
    }

    @Override
    public void log(LoggingEvent event) {
        Map<String, Object> pairs = new TreeMap<>();
        requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())
                .forEach(pair -> pairs.put(pair.key, pair.value));
        pairs.put("message", event.getMessage());
        events.add(pairs);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        throw new AssertionError("not a structured event: " + message);
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return true;
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return true;
    }
}
