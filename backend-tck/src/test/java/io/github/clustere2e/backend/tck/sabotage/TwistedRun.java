// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.RunningCommand;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Does what another command does that runs, but for what a sabotage overrides. */
class TwistedRun implements RunningCommand {

    final RunningCommand inner;

    TwistedRun(RunningCommand inner) {
        this.inner = inner;
    }

    @Override
    public OutputStream stdin() {
        return inner.stdin();
    }

    @Override
    public boolean isRunning() {
        return inner.isRunning();
    }

    @Override
    public CommandResult await() {
        return inner.await();
    }

    @Override
    public Optional<CommandResult> await(Duration limit) {
        return inner.await(limit);
    }

    @Override
    public CompletableFuture<CommandResult> onExit() {
        return inner.onExit();
    }

    @Override
    public void signal(String name) {
        inner.signal(name);
    }

    @Override
    public void close() {
        inner.close();
    }
}
