// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.Logger;
import org.slf4j.LoggerFactory;

/** The library's own log, one level lower than it thinks of itself: what matters is in our exceptions. */
final class JschLog implements Logger {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("io.github.clustere2e.ssh.protocol");

    @Override
    public boolean isEnabled(int level) {
        return level <= DEBUG ? LOG.isTraceEnabled() : LOG.isDebugEnabled();
    }

    @Override
    public void log(int level, String message) {
        if (level <= DEBUG) {
            LOG.trace(message);
        } else {
            LOG.debug(message);
        }
    }
}
