// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceEventListener;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.jspecify.annotations.Nullable;

/** The I/O of one of several servers, which closes it, while the others go on. */
final class SharedIo extends AbstractCloseable implements IoServiceFactory {

    private final Nio2ServiceFactory shared;
    private final FactoryManager server;

    SharedIo(Nio2ServiceFactory shared, FactoryManager server) {
        this.shared = shared;
        this.server = server;
    }

    @Override
    public IoConnector createConnector(IoHandler handler) {
        return shared.createConnector(handler);
    }

    @Override
    public IoAcceptor createAcceptor(IoHandler handler) {
        return shared.createAcceptor(handler);
    }

    @Override
    public @Nullable IoServiceEventListener getIoServiceEventListener() {
        return server.getIoServiceEventListener();
    }

    @Override
    public void setIoServiceEventListener(@Nullable IoServiceEventListener listener) {
        throw new UnsupportedOperationException("the server's own listener is heard");
    }
}
