// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, strings, numbers, booleans and null as JSON (RFC 8259), indented by two. */
public final class Json {

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** Returns the JSON text of a value, without a line end. */
    public static String of(@Nullable Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.text.toString();
    }

    private void write(@Nullable Object value, String newline) {
        if (value instanceof Map<?, ?> map) {
            list('{', map.entrySet().iterator(), '}', newline);
        } else if (value instanceof List<?> list) {
            list('[', list.iterator(), ']', newline);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void list(char begin, Iterator<?> items, char end, String newline) {
        text.append(begin);
        boolean any = items.hasNext();
        while (items.hasNext()) {
            text.append(newline).append("  ");
            Object item = items.next();
            if (item instanceof Map.Entry<?, ?> entry) {
                string(String.valueOf(entry.getKey()));
                text.append(": ");
                write(entry.getValue(), newline + "  ");
            } else {
                write(item, newline + "  ");
            }
            text.append(items.hasNext() ? "," : "");
        }
        text.append(any ? newline : "").append(end);
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
