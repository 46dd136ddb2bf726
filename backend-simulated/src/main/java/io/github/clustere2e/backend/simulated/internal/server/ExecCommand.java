// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command of a channel: what the SSH server has, handed to what stands for the node's shell. */
final class ExecCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(ExecCommand.class);

    /** As of a shell whose program cannot be executed. */
    private static final int BROKEN = 126;

    private final String text;
    private final NodeShell shell;
    private final Executor threads;
    private InputStream stdin = InputStream.nullInputStream();
    private OutputStream stdout = OutputStream.nullOutputStream();
    private OutputStream stderr = OutputStream.nullOutputStream();
    private @Nullable ExitCallback callback;
    private @Nullable Thread runner;

    ExecCommand(String text, NodeShell shell, Executor threads) {
        this.text = text;
        this.shell = shell;
        this.threads = threads;
    }

    @Override
    public void setInputStream(InputStream in) {
        stdin = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        stdout = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        stderr = err;
    }

    @Override
    public void setExitCallback(ExitCallback exitCallback) {
        callback = exitCallback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        boolean terminal = environment.getEnv().containsKey(Environment.ENV_TERM);
        Exec exec = new Exec(text, terminal, stdin, stdout, terminal ? stdout : stderr);
        threads.execute(() -> run(exec));
    }

    private void run(Exec exec) {
        setRunner(Thread.currentThread());
        try {
            int status = shell.run(exec);
            setRunner(null);
            exec.stdout().flush();
            exec.stderr().flush();
            exit(status);
        } catch (IOException | InterruptedException e) {
            LOG.debug("Nobody hears '{}' any more", exec.text(), e);
            exit(BROKEN);
        } catch (RuntimeException | Error e) {
            LOG.warn("'{}' cannot be run", exec.text(), e);
            exit(BROKEN);
        } finally {
            setRunner(null);
        }
    }

    private synchronized void setRunner(@Nullable Thread thread) {
        runner = thread;
    }

    private void exit(int status) {
        ExitCallback end = callback;
        if (end != null) {
            end.onExit(status);
        }
    }

    /** Only while its own work runs: the thread may be somebody else's next. */
    @Override
    public synchronized void destroy(ChannelSession channel) {
        Thread running = runner;
        if (running != null && running != Thread.currentThread()) {
            running.interrupt();
        }
    }
}
