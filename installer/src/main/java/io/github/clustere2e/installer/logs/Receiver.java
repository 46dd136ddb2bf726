// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the files that one script on one node sends. Thread-safe: what comes after it was closed is left alone. */
final class Receiver implements RecordReader.Records {

    /** What was said on the standard error, the exit status, and how long the whole was, if that could be told. */
    private static final Pattern ENDED = Pattern.compile("(.*)\\n(\\d+) +(\\d*)\\s*", Pattern.DOTALL);

    private final NodeDirectory directory;
    private @Nullable LogFile file;
    private String what = "";
    private boolean whole;
    private boolean closed;

    Receiver(NodeDirectory directory) {
        this.directory = directory;
    }

    @Override
    public synchronized void record(char letter, String text) {
        if (closed) {
            return;
        }
        if (letter == 'e') {
            end(text);
            return;
        }
        cutOff("the node sent something else before it had ended");
        switch (letter) {
            case 'f' -> begin(text);
            case 'a' -> absent(text);
            case 'z' -> whole = true;
            default -> {} // what comes then misses its last record
        }
    }

    @Override
    public synchronized void data(byte[] bytes, int offset, int length) {
        LogFile open = file;
        if (open == null || closed) {
            return;
        }
        try {
            open.write(bytes, offset, length);
        } catch (IOException e) {
            lost(open, e);
        }
    }

    /** Gives up what has not come by now; returns whether everything had. */
    synchronized boolean close(String why) {
        if (!closed) {
            closed = true;
            cutOff(why);
        }
        return whole;
    }

    private void begin(String name) {
        what = name;
        file = directory.begin(name).orElse(null);
    }

    private void absent(String text) {
        int last = text.lastIndexOf('\n');
        if (last >= 0) {
            directory.missing(new MissingLog(text.substring(0, last), true, text.substring(last + 1)));
        }
    }

    private void end(String text) {
        LogFile open = file;
        file = null;
        Matcher parts = ENDED.matcher("\n" + text);
        if (open == null) {
            return;
        }
        try {
            boolean told = parts.matches();
            String size = told ? parts.group(3) : "";
            open.end(size.isEmpty() ? 0 : Long.parseLong(size));
            String said = told ? parts.group(1).strip() : text.strip();
            if (!said.isEmpty()) {
                failed(what, said);
            } else if (!told || !parts.group(2).equals("0")) {
                failed(what, "reading it ended with exit status " + (told ? parts.group(2) : "unknown"));
            }
            if (open.noRoom()) {
                failed(
                        what,
                        "left out after " + open.written() + " bytes: the limit of all files of a node was reached");
            } else if (open.tooLong()) {
                failed(what, "it grew while it was read: what came after the limit was reached is left out");
            }
        } catch (IOException e) {
            lost(open, e);
        }
    }

    private void cutOff(String why) {
        LogFile open = file;
        file = null;
        if (open != null) {
            failed(what, "cut off after " + open.written() + " bytes: " + why);
            close(open);
        }
    }

    /** The disk here may be full. */
    private void lost(LogFile open, IOException e) {
        file = null;
        failed(what, "it cannot be written here beyond " + open.written() + " bytes: " + e);
        close(open);
    }

    private void close(LogFile open) {
        try {
            open.close();
        } catch (IOException e) {
            failed(what, "it could not be closed: " + e);
        }
    }

    private void failed(String name, String why) {
        directory.missing(MissingLog.failed(name, why));
    }
}
