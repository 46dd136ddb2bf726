// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host as people type it: {@code [user@]address[:port]}, an IPv6 address in brackets. */
final class HostAddress {

    private static final Pattern FORM =
            Pattern.compile("(?:([^@\\s]+)@)?(?:\\[([^\\]\\s]+)\\]|([^:\\[\\]\\s@]+))(?::(\\d{1,5}))?");

    private HostAddress() {}

    static HostBuilder read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidInputException(
                    "'" + text + "' is no host: write [USER@]ADDRESS[:PORT], and an IPv6 address"
                            + " in brackets, such as root@10.0.0.7:22 or root@[fd00::7]");
        }
        String bracketed = form.group(2);
        HostBuilder host = Host.at(bracketed == null ? form.group(3) : bracketed);
        if (form.group(1) != null) {
            host.user(form.group(1));
        }
        if (form.group(4) != null) {
            host.port(Integer.parseInt(form.group(4)));
        }
        return host;
    }
}
