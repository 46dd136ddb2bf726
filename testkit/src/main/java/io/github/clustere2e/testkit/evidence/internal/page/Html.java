// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes HTML. Whatever is not a tag of ours goes through {@link #text}. Not thread-safe. */
final class Html {

    private static final String UNRESERVED = "-._~";

    private final StringBuilder out = new StringBuilder();

    /** Writes tags as they are. */
    Html raw(String tags) {
        out.append(tags);
        return this;
    }

    /** Writes a text, whatever is in it. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Writes an element without attributes that holds a text. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /** Writes an element of a class that holds a text. */
    Html element(String name, String look, String text) {
        return raw("<" + name + " class=\"").text(look).raw("\">").text(text).raw("</" + name + ">");
    }

    /** Writes a link to a file of the evidence. */
    Html link(String path, String text) {
        return raw("<a href=\"").text(href(path)).raw("\">").text(text).raw("</a>");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** Also for attributes. Control characters, which HTML may not have, become a sign that says so. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append(c);
                default -> safe.append(isShown(text, i) ? c : '\uFFFD');
            }
        }
        return safe.toString();
    }

    private static boolean isShown(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        // Among the format characters are those that turn the direction of what follows.
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c < '\uFFFE';
    }

    /** A relative reference to a path, as RFC 3986 has it; never one with a scheme. */
    static String href(String path) {
        StringBuilder href = new StringBuilder("./");
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0 || c == '/');
            href.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return href.toString();
    }

    /** A size for people. */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        double size = bytes;
        int unit = -1;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
