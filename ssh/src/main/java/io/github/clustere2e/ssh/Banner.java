// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/** Hears what the server says to people while it authenticates, such as that the system is booting up. */
final class Banner implements UserInfo {

    private static final int LONGEST = 2_000;

    private volatile String text = "";

    String text() {
        return text;
    }

    @Override
    public void showMessage(String message) {
        String all = text + message;
        text = all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }

    @Override
    public @Nullable String getPassphrase() {
        return null;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public boolean promptPassword(String message) {
        return false;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }
}
