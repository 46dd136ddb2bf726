// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import org.jspecify.annotations.Nullable;

/** What a tunnel leads to, as the node sees it. Its text is for messages. */
interface Destination {

    /** Begins a question about the server's settings. */
    String whatAllows();

    /** Why the server may not reach it. */
    String whatIsAmiss();

    /** Makes a channel to it, which is not opened yet; null if the session is just ending. */
    @Nullable
    ChannelDirectTCPIP channel(Session session) throws JSchException;
}
