// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ssh takes for a host: {@code [ssh://][user@]host[:port]}. An empty user and port 0 stand for those not given. */
record Hop(String user, String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:ssh://)?(?:([^@]+)@)?(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(\\d{1,5}))?/?");

    static Hop of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InvalidInputException("'" + text + "' is not a host as ssh takes it: [user@]host[:port]");
        }
        String user = form.group(1);
        String bracketed = form.group(2);
        String port = form.group(4);
        return new Hop(
                user == null ? "" : user,
                bracketed == null ? form.group(3) : bracketed,
                port == null ? 0 : Integer.parseInt(port));
    }
}
