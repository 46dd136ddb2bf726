// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A tunnel for who wants a socket. Its reads have no limit: whoever waits too long closes it. */
final class TunnelSocket extends Socket {

    private final Tunnel tunnel;

    TunnelSocket(Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    @Override
    public InputStream getInputStream() {
        return tunnel.in();
    }

    @Override
    public OutputStream getOutputStream() {
        return tunnel.out();
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // it is the one of the connection below
    }

    @Override
    public void setSoTimeout(int millis) {
        // as said above
    }

    @Override
    public synchronized void close() {
        tunnel.close();
    }
}
